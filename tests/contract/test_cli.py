"""The program as other people's scripts call it: commands, exit codes, JSON on stdout, messages on stderr."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from fogline import __version__
from fogline.model.claim import Claim
from fogline.model.document import Document
from tests.support import CLAIM_FIELDS, bare_spans, quotes, write_pack

SRC = Path(__file__).parents[2] / "src"
CAPTURE = """\
Fenland Herald

Crown Army retakes the sluice at Grelsund

By Maartje Oudwater

3 March 2015

OSTERHOLM - The Fenland Crown Army captured Grelsund on Monday after heavy clashes with the Reedland Liberation \
Front, a spokesman said.

At least 14 fighters of the Reed Front were killed and two vehicles were destroyed, the spokesman added.

On Saturday, the Reed Front shelled Osterholm with mortars,\u00a0killing 3 civilians, residents told Reedwire Agency.

Read also: How the sluice became the key to the Fen

3 Comments

Willem

The army bombed my village yesterday and killed 900 people.
"""
AMBUSH = """\
Patrol ambushed on the dyke road

The Reed Front ambushed a patrol of the Fenland Crown Army near Osterholm on 11 May 2014 and took 5 soldiers prisoner.

Reedwire Agency reported that up to 9 soldiers were wounded.
"""
FRENCH = """\
Le pont de Grelsund a sauté

Le pont de Grelsund a été détruit vendredi matin par une forte explosion, selon les autorités locales, qui n'ont \
signalé aucune victime parmi les habitants du village.
"""


class Run(NamedTuple):
    code: int
    out: str
    err: str

    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


def fogline(*arguments: str | Path, stdin: str = "") -> Run:
    """One run of the program, away from the repository."""
    done = subprocess.run(
        [sys.executable, "-m", "fogline", *map(str, arguments)],
        input=stdin.encode(), capture_output=True, timeout=120, check=False, env={**os.environ, "PYTHONPATH": str(SRC)},
    )  # fmt: skip
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


class Folder(NamedTuple):
    pack: Path
    capture: Path
    ambush: Path
    rows: Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    root = tmp_path_factory.mktemp("cli")
    made = Folder(write_pack(root / "pack"), root / "capture.txt", root / "ambush.txt", root / "rows.jsonl")
    made.capture.write_text(CAPTURE, encoding="utf-8")
    made.ambush.write_text(AMBUSH, encoding="utf-8")
    row = {"id": "row-1", "text": AMBUSH.replace("11 May", "12 May"), "outlet": "reed_wire", "published": "2014-05-13"}
    made.rows.write_text(json.dumps(row) + "\n")
    return made


@pytest.fixture(scope="module")
def coded(folder: Folder) -> Run:
    return fogline("code", folder.capture, folder.ambush, folder.rows, "--pack", folder.pack)


@pytest.fixture(scope="module")
def documents(folder: Folder) -> Run:
    return fogline("read", folder.capture, folder.rows, "--pack", folder.pack)


@pytest.fixture(scope="module")
def mixed(folder: Folder) -> Run:
    """Inputs of which nothing can be made among those that are fine, which keep their order; rows between broken ones."""
    root = folder.capture.parent
    (root / "empty.txt").write_bytes(b"")
    (root / "binary.txt").write_bytes(b"\x89PNG\r\n\0\0\0")
    (root / "pont.txt").write_text(FRENCH, encoding="utf-8")
    (root / "broken.jsonl").write_text('{"id": "cut", "text": \n' + folder.rows.read_text() + '{"id": "void"}\n')
    names = ("missing.txt", "empty.txt", "capture.txt", "binary.txt", "pont.txt", "ambush.txt", "broken.jsonl")
    return fogline("code", *(root / name for name in names), "--pack", folder.pack)


def by_document(run: Run) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for line in run.out.splitlines():
        found[json.loads(line)["document_ref"]].add(line)
    return dict(found)


def test_version() -> None:
    run = fogline("--version")
    assert run.code == 0
    assert __version__ in run.out


def test_the_schema_of_a_claim_is_json_schema_with_the_fields_of_the_contract() -> None:
    run = fogline("schema", "claim")
    assert run.code == 0
    schema = json.loads(run.out)
    claim = schema["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    assert claim["type"] == "object"
    assert set(claim["properties"]) >= CLAIM_FIELDS
    assert set(claim["required"]) <= set(claim["properties"])
    refs = _refs(schema)
    assert refs
    assert all(r.removeprefix("#/$defs/") in schema["$defs"] for r in refs)
    control = schema["$defs"]["ControlChange"]["properties"]
    assert {"place", "from", "to", "extent"} == set(control)


def _refs(value: Any) -> list[str]:
    if isinstance(value, list):
        return [r for item in value for r in _refs(item)]
    if isinstance(value, dict):
        own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
        return own + [r for item in value.values() for r in _refs(item)]
    return []


def test_read_prints_one_document_a_line(documents: Run, folder: Folder) -> None:
    assert documents.code == 0
    first, second = (msgspec.json.decode(line, type=Document) for line in documents.out.splitlines())
    assert first.document_ref == "capture.txt"
    assert first.outlet is not None
    assert (first.outlet.id, first.outlet.side) == ("fen_herald", "crown")
    assert (first.published.edtf, first.published.basis) == ("2015-03-03", "stated")
    assert (first.title, first.byline, first.dateline, first.language) == (
        "Crown Army retakes the sluice at Grelsund", "Maartje Oudwater", "OSTERHOLM", "en",
    )  # fmt: skip
    assert (second.document_ref, second.published.edtf, second.published.basis) == ("row-1", "2014-05-13", "metadata")


def test_segments_of_read_cover_the_file(documents: Run) -> None:
    segments = documents.rows()[0]["segments"]
    assert [s["start"] for s in segments] == [0, *(s["end"] for s in segments[:-1])]
    assert segments[-1]["end"] == len(CAPTURE)


def test_code_prints_claims_of_the_contract(coded: Run) -> None:
    assert coded.code == 0, coded.err
    lines = coded.out.splitlines()
    claims = [msgspec.json.decode(line, type=Claim) for line in lines]
    assert {c.document_ref for c in claims} == {"capture.txt", "ambush.txt", "row-1"}
    for row in coded.rows():
        assert set(row) >= CLAIM_FIELDS
    assert len({c.id for c in claims}) == len(claims)
    assert all(0 <= c.confidence <= 1 and c.rule for c in claims)
    assert {"conflict/fenland", "lang/en", "ontology"} <= set(claims[0].producer.packs)


def test_every_quote_equals_the_slice_of_its_text(coded: Run, folder: Folder) -> None:
    texts = {"capture.txt": CAPTURE, "ambush.txt": AMBUSH, "row-1": json.loads(folder.rows.read_text())["text"]}
    checked = 0
    for row in coded.rows():
        text = texts[row["document_ref"]]
        for path, start, end, words in quotes(row):
            assert text[start:end] == words, f"{row['id']} {path}"
            checked += 1
        assert all(0 <= start < end <= len(text) for start, end in bare_spans(row))
    assert checked > 30


def test_what_the_pages_tell_is_claimed(coded: Run) -> None:
    claims = [msgspec.json.decode(line, type=Claim) for line in coded.out.splitlines()]
    page = [c for c in claims if c.document_ref == "capture.txt"]
    (change,) = [k for c in page for k in c.control if k.extent == "full"]
    assert (change.place.id, change.from_ and change.from_.id, change.to and change.to.id) == (
        "grelsund", "reed_front", "crown_army",
    )  # fmt: skip
    killed = {(x.low, x.best, x.high, x.civilian) for c in page for x in c.losses if x.kind == "killed"}
    assert killed == {(14, 14, None, False), (3, 3, 3, True)}
    assert {c.time.edtf for c in page} == {"2015-03-02", "2015-02-28"}
    assert all(c.attribution[0].name == "Fenland Herald" for c in page)


def test_nothing_is_claimed_from_the_comments(coded: Run) -> None:
    below = CAPTURE.index("3 Comments")
    spans = [c["span"] for c in coded.rows() if c["document_ref"] == "capture.txt"]
    assert spans
    assert all(s["end"] <= below for s in spans)


def test_a_time_that_nothing_fixes_stays_open(coded: Run) -> None:
    times = [c["time"] for c in coded.rows() if c["document_ref"] == "ambush.txt" and c["time"]["text"]]
    assert {t["edtf"] for t in times} == {"2014-05-11"}
    assert {t["basis"] for t in times} == {"stated"}


def test_the_summary_is_on_stderr(coded: Run) -> None:
    claims = len(coded.out.splitlines())
    assert f"3 documents, {claims} claims, 0 failed" in coded.err


def test_the_order_of_inputs_changes_nothing_but_the_order(coded: Run, folder: Folder) -> None:
    turned = fogline("code", folder.rows, folder.ambush, folder.capture, "--pack", folder.pack)
    assert by_document(turned) == by_document(coded)


@pytest.mark.parametrize("name", ["missing.txt", "empty.txt", "binary.txt", "broken.jsonl:1", "void", "pont.txt"])
def test_bad_inputs_are_named(mixed: Run, name: str) -> None:
    assert [line for line in mixed.err.splitlines() if name in line and line.startswith("fogline: ")]


def test_the_same_input_gives_the_same_bytes_also_among_bad_ones(mixed: Run, coded: Run) -> None:
    assert mixed.out == coded.out
    assert "Traceback" not in mixed.err


def test_the_summary_counts_what_failed(mixed: Run) -> None:
    assert ", 6 failed" in mixed.err.splitlines()[-1]


def test_exit_code_4_where_some_documents_failed(mixed: Run) -> None:
    assert mixed.code == 4


def test_exit_code_4_of_read(folder: Folder) -> None:
    run = fogline("read", folder.capture.parent / "missing.txt", folder.ambush)
    assert "missing.txt" in run.err
    assert [row["document_ref"] for row in run.rows()] == ["ambush.txt"]
    assert run.code == 4


def test_exit_code_3_where_a_check_found_problems(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In this process and without the cases, which take the parser; what is checked is told in test_check."""
    from fogline.cli import main, packs

    monkeypatch.setattr(packs, "check_packs", lambda _: (["words.tsv: a problem"], "1 packs, 0 cases, 1 problems"))
    monkeypatch.setattr(sys, "argv", ["fogline", "packs", "check"])
    with pytest.raises(SystemExit) as left:
        main.main()
    assert left.value.code == 3
    assert "words.tsv: a problem" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("code", "x.txt", "--published", "2015-02-30"), "2015-02-30"),
        (("code",), "INPUT"),
        (("code", "x.txt", "--colour"), "--colour"),
        (("guess",), "guess"),
        (("code", "x.txt", "--backend", "oracle"), "oracle"),
        (("code", "x.txt", "--pack", "no-such-folder"), "no-such-folder"),
        (("schema", "rumour"), "rumour"),
    ],
    ids=[
        "no such day",
        "no input",
        "no such option",
        "no such command",
        "no such backend",
        "no such pack",
        "no such schema",
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], says: str) -> None:
    """In this process: seven starts of the program would cost half a minute; the first case runs below as a program."""
    from click.testing import CliRunner

    from fogline.cli.main import cli

    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 2
    assert says in result.output


def test_exit_code_2_for_a_bad_date_and_no_traceback() -> None:
    run = fogline("code", "x.txt", "--published", "2015-02-30")
    assert (run.code, run.out) == (2, "")
    assert "2015-02-30" in run.err
    assert "Traceback" not in run.err


def test_exit_code_2_for_wrong_usage() -> None:
    run = fogline("code")
    assert (run.code, run.out) == (2, "")
    assert "Usage" in run.err


def test_standard_input(folder: Folder) -> None:
    run = fogline(
        "read", "-", "--outlet", "reed_wire", "--published", "2015-04-01", "--pack", folder.pack, stdin=CAPTURE
    )
    (row,) = run.rows()
    assert (row["outlet"]["id"], row["published"]["edtf"]) == ("reed_wire", "2015-04-01")
    assert run.code == 0

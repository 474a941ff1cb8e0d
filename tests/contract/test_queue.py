"""What fails is kept, told in a table, tried again and, when it works, resolved: in every store, with one process or several."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from click.testing import CliRunner, Result

from fogline.app import App, Stage
from fogline.cli.main import cli
from fogline.desk.adding import Adding
from fogline.desk.retrying import retry, waiting
from fogline.model.document import Reading
from fogline.model.issue import Failure, Issue
from fogline.model.wire import to_line
from fogline.store import connect
from fogline.store.ledger import Ledger
from tests.archives import packed, record
from tests.ledgers import NOW, SAMPLES, verdict

REPORT = (
    "Patrol ambushed on the dyke road\n\nThe Syrian army captured Palmyra from Islamic State on 27 March 2016 after heavy clashes, "
    "killing 14 fighters.\n"
)


def quiet(ref: str, issue: Issue | None) -> None:
    pass


def add(app: App, ledger: Ledger, *inputs: Path, workers: int = 1) -> Adding:
    adding = Adding(app, ledger, NOW)
    adding.run([str(i) for i in inputs], "ara_news", "2016-03-28", quiet, workers)
    return adding


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(REPORT)
    (folder / "rows.jsonl").write_text(json.dumps({"id": "r1", "text": REPORT.replace("14", "15")}) + "\n{\n")
    (folder / "cut.warc.gz").write_bytes(packed([record(1), record(2)])[:-30])
    (folder / "void.txt").write_text("")
    return folder


def test_failures_stand_until_they_work(address: str, sample_app: App, broken: Path) -> None:
    ledger = Ledger(address, create=True)
    done = add(sample_app, ledger, broken, broken.parent / "later.txt").sum()
    assert (done.documents, done.failed) == (3, 4)
    stand = waiting(ledger)
    assert sorted(f.code for f in stand) == ["bad-row", "damaged-warc", "empty", "unreadable"]
    assert {(f.outlet, f.published) for f in stand} == {("ara_news", "2016-03-28")}
    assert all(Path(f.input).is_absolute() for f in stand)

    again = retry(sample_app, ledger, NOW, quiet)
    assert (again.tried, again.resolved, again.standing) == (4, 0, 4)
    assert len(waiting(ledger)) == 4, "the same failure is kept once"

    (broken / "void.txt").write_text(REPORT.replace("14", "16"))
    (broken / "rows.jsonl").write_text(json.dumps({"id": "r1", "text": REPORT.replace("14", "15")}) + "\n")
    (broken.parent / "later.txt").write_text(REPORT.replace("14", "17"))
    again = retry(sample_app, ledger, NOW, quiet)
    assert (again.tried, again.resolved, again.standing) == (4, 3, 1)
    assert [f.code for f in waiting(ledger)] == ["damaged-warc"]
    found = verdict(ledger)
    assert found.problems == ()
    assert found.documents == 5

    (broken / "void.txt").write_text("")
    add(sample_app, ledger, broken / "void.txt")
    assert sorted(f.code for f in waiting(ledger)) == ["damaged-warc", "empty"], "what fails anew stands anew"


def test_an_input_that_is_gone_resolves_nothing(address: str, sample_app: App, broken: Path) -> None:
    ledger = Ledger(address, create=True)
    add(sample_app, ledger, broken / "rows.jsonl")
    (broken / "rows.jsonl").unlink()
    again = retry(sample_app, ledger, NOW, quiet)
    assert again.resolved == 0
    assert sorted(f.code for f in waiting(ledger)) == ["bad-row", "unreadable"]


def test_a_document_that_a_model_failed_on_is_coded_again(tmp_path: Path, sample_app: App, broken: Path) -> None:
    ledger = Ledger(str(tmp_path / "l.db"), create=True)
    (item,) = sample_app.code([str(broken / "good.txt")])
    assert isinstance(item, tuple)
    adding = Adding(sample_app, ledger, NOW)
    with ledger.writing() as connection:
        adding.keep(connection, item[0], [], [Issue(code="model-failed", message="no answer")])
    assert [f.code for f in waiting(ledger)] == ["model-failed"]
    again = retry(sample_app, ledger, NOW, quiet)
    assert (again.resolved, again.standing, again.claims) == (1, 0, len(item[1]))
    assert verdict(ledger).claims == len(item[1]) > 0
    assert verdict(ledger).problems == ()


def test_another_language_stays_until_a_pack_knows_it(tmp_path: Path, sample_app: App) -> None:
    ledger = Ledger(str(tmp_path / "l.db"), create=True)
    text = "Le pont a été détruit vendredi matin par une forte explosion, selon les autorités locales, qui n'ont signalé aucune victime. Les habitants du village disent avoir entendu plusieurs avions avant le lever du jour."
    (tmp_path / "pont.txt").write_text(text)
    add(sample_app, ledger, tmp_path / "pont.txt")
    assert retry(sample_app, ledger, NOW, quiet).standing == 1


def test_a_changed_failure_breaks_the_chain(tmp_path: Path, sample_app: App, broken: Path) -> None:
    ledger = Ledger(str(tmp_path / "l.db"), create=True)
    add(sample_app, ledger, broken / "void.txt")
    with ledger.writing() as connection:
        connection.exec_driver_sql("UPDATE failures SET record = replace(record, 'empty', 'full')")
    assert any("failure" in p for p in verdict(ledger).problems)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments])


def test_the_commands(tmp_path: Path, broken: Path) -> None:
    ledger = tmp_path / "l.db"
    added = run("add", broken, "--ledger", ledger, "--outlet", "ara_news")
    assert added.exit_code == 4
    table = added.stderr[added.stderr.index("what failed and why:") :]
    assert {"bad-row", "damaged-warc", "empty"} <= set(table.split())
    assert "fogline retry" in added.stdout
    listed = run("retry", "--ledger", ledger, "--list")
    assert [json.loads(line)["code"] for line in listed.stdout.splitlines()] == ["damaged-warc", "bad-row", "empty"]
    (broken / "void.txt").write_text(REPORT.replace("14", "18"))
    again = run("retry", "--ledger", ledger, "--json")
    assert again.exit_code == 4
    assert json.loads(again.stdout)["resolved"] == 1


def test_the_output_is_the_same_with_workers(sample_app: App, broken: Path, tmp_path: Path) -> None:
    inputs = [str(broken), str(SAMPLES / "reports"), str(broken / "missing.txt")]
    one = list(sample_app.code(inputs))
    two = list(sample_app.code(inputs, workers=2))
    assert [_line(a) for a in one] == [_line(b) for b in two]
    assert sum(isinstance(a, Failure) for a in one) == 4
    alone, several = Ledger(str(tmp_path / "1.db"), create=True), Ledger(str(tmp_path / "2.db"), create=True)
    add(sample_app, alone, broken, SAMPLES / "reports")
    add(sample_app, several, broken, SAMPLES / "reports", workers=2)
    mine, theirs = verdict(alone), verdict(several)
    assert (mine.kept, mine.derived) == (theirs.kept, theirs.derived)
    assert add(sample_app, several, SAMPLES / "reports", workers=2).sum().known == 8


def _line(outcome: object) -> object:
    if isinstance(outcome, tuple):
        return [to_line(outcome[0].document), outcome[0].text, *map(to_line, outcome[1]), *map(to_line, outcome[2])]
    assert isinstance(outcome, Issue | Reading)
    return to_line(outcome)


class Poisoned:
    """Wants every document; the one called poison kills the process that asks."""

    def __call__(self, reading: Reading) -> bool:
        if reading.document.document_ref == "poison.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return True


def test_a_document_that_kills_its_worker_becomes_an_issue(sample_app: App, broken: Path) -> None:
    (broken / "poison.txt").write_text(REPORT)
    found = list(sample_app.code([str(broken)], wanted=Poisoned(), workers=2))
    (dead,) = [f for f in found if isinstance(f, Failure) and f.code == "worker-died"]
    assert "poison.txt" in dead.message
    assert dead.input == str(broken / "poison.txt")
    assert sum(isinstance(f, tuple) for f in found) == 3


def test_a_stage_keeps_the_order(sample_app: App, broken: Path) -> None:
    raws = list(sample_app.reader().gather([str(broken)]))
    outcomes = Stage(sample_app, None, None, lambda r: r.document.document_ref != "good.txt")(raws)
    kinds = [type(o).__name__ for o in outcomes]
    assert len(outcomes) == len(raws)
    assert kinds.count("Reading") == 1


def test_a_ledger_of_before_gets_the_tables(tmp_path: Path, sample_app: App, broken: Path) -> None:
    ledger = Ledger(str(tmp_path / "l.db"), create=True)
    add(sample_app, ledger, broken / "good.txt")
    config = Config()
    config.set_main_option("script_location", str(Path(connect.__file__).parent / "migrations"))
    with ledger.writing() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
    ledger.close()
    later = Ledger(str(tmp_path / "l.db"))
    assert verdict(later).problems == ()
    add(sample_app, later, broken / "void.txt")
    assert [f.code for f in waiting(later)] == ["empty"]

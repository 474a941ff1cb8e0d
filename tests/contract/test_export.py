"""`fogline export` on a ledger: the file, the report, the exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from fogline.cli.add import add
from fogline.cli.export import export
from fogline.export import registry
from fogline.export.cells import header_and_rows
from fogline.export.options import Problem

SAMPLES = Path(__file__).parents[2] / "src" / "fogline" / "samples" / "reports"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    address = str(tmp_path_factory.mktemp("ledger") / "war.db")
    reports = [str(p) for p in sorted(SAMPLES.glob("0[256]-*.txt"))]
    result = CliRunner().invoke(add, [*reports, "--ledger", address])
    assert result.exit_code == 0, result.output
    return address


@pytest.mark.parametrize("profile", sorted(registry.PROFILES))
def test_every_profile_from_a_ledger(ledger: str, profile: str, tmp_path: Path) -> None:
    target = tmp_path / "out"
    result = CliRunner().invoke(export, [profile, "--ledger", ledger, "-o", str(target)])
    assert result.exit_code == 0, result.output
    assert target.stat().st_size > 0 and f"{profile}: " in result.stderr and "rows from" in result.stderr


def test_standard_output_holds_data_only(ledger: str) -> None:
    result = CliRunner().invoke(export, ["csv", "--ledger", ledger])
    columns, rows = header_and_rows(result.stdout.encode())
    assert columns[0] == "id" and list(rows) and "rows from" in result.stderr


def test_filters_hold(ledger: str) -> None:
    run = CliRunner()
    everything = list(header_and_rows(run.invoke(export, ["csv", "--ledger", ledger]).stdout.encode())[1])
    battles = list(
        header_and_rows(run.invoke(export, ["csv", "--ledger", ledger, "--type", "Battles"]).stdout.encode())[1]
    )
    assert 0 < len(battles) < len(everything) and {r["event_type"] for r in battles} == {"Battles"}


def test_strict_leaves_the_foreign_columns(ledger: str) -> None:
    columns, _ = header_and_rows(CliRunner().invoke(export, ["acled", "--ledger", ledger, "--strict"]).stdout.encode())
    assert len(columns) == 31


def test_a_file_that_breaks_its_rules_is_exit_code_3(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = [Problem(row=1, rule="best", message="not the sum")]
    monkeypatch.setattr("fogline.cli.export.check", lambda *_: broken)
    result = CliRunner().invoke(export, ["ucdp", "--ledger", ledger])
    assert result.exit_code == 3 and "row 1: best: not the sum" in result.stderr
    assert CliRunner().invoke(export, ["ucdp", "--ledger", ledger, "--no-check"]).exit_code == 0


def test_an_unknown_profile_is_wrong_usage(ledger: str) -> None:
    assert CliRunner().invoke(export, ["xlsx", "--ledger", ledger]).exit_code == 2

"""`fogline evaluate`: the coder measured against articles that people have coded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.table import Table

from fogline.app import App
from fogline.cli.options import about_backend, before_asking, endpoint, with_packs
from fogline.evaluate.agree import agreement
from fogline.evaluate.align import Alignment
from fogline.evaluate.gold import GoldArticle
from fogline.evaluate.halves import half_of, only
from fogline.evaluate.read import read_gold
from fogline.evaluate.same import Same
from fogline.evaluate.score import Report, score

_PARTS: dict[str, Callable[[GoldArticle], str]] = {
    "war": lambda a: a.war or "-", "style": lambda a: a.style or "-", "half": half_of, "article": lambda a: a.id,
}  # fmt: skip


@click.command()
@click.option("--gold", required=True, type=click.Path(path_type=Path), help="A folder of gold files (docs/gold.md).")
@click.option(
    "--second",
    type=click.Path(path_type=Path),
    help="The same articles coded by somebody else: prints how far the two agree.",
)
@click.option("--half", type=click.Choice(["tune", "test"]), help="Only one half (by a hash of the article's id).")
@click.option("--by", type=click.Choice(list(_PARTS)), help="F1 of each group of articles as well.")
@click.option("--errors", type=int, default=0, metavar="N", help="List the first N errors with their words (-1: all).")
@click.option("--field", help="Errors of this field only.")
@click.option("--html", type=click.Path(path_type=Path), help="Write a report with plots to this file.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of tables.")
@about_backend
@with_packs
def evaluate(
    gold: Path, second: Path | None, half: str | None, by: str | None, errors: int, field: str | None, html: Path | None,
    as_json: bool, packs: tuple[Path, ...],
    backend: str, llm_url: str | None, llm_model: str | None, llm_price: tuple[float, float] | None, yes: bool,
) -> None:  # fmt: skip
    """Measure the coder against hand-coded articles: precision, recall and F1 per field, end to end.

    An event that the coder misses is missing in every row; one that it invents is wrong in every row; each claim feeds one event.
    """
    articles = read_gold(gold)
    if half:
        articles = only(articles, "test" if half == "test" else "tune")
    if not articles:
        raise click.UsageError(f"{gold} holds no gold articles{f' in the {half} half' if half else ''} (docs/gold.md)")
    agreed = agreement(read_gold(gold), read_gold(second)) if second else []
    asked = endpoint(backend, llm_url, llm_model)
    app = App(packs, asked)
    if asked:
        before_asking(len(articles), sum(len(a.text) // 4 for a in articles), llm_price, yes)
    same = app.same()
    alignments = app.alignments(articles, same)
    report = score(alignments, same)
    groups = _groups(alignments, same, by) if by else {}
    if html:
        from fogline.evaluate.page import page

        html.write_text(page(report, groups, agreed, str(gold.name)), encoding="utf-8")
        click.echo(f"report written to {html}", err=True)
    if as_json:
        parts = {"report": report, "groups": groups, "agreement": agreed}
        click.echo(msgspec.json.format(msgspec.json.encode(parts, order="deterministic")))
        return
    _print(report, groups)
    for a in agreed:
        kappa = "-" if a.kappa is None else f"{a.kappa:.2f}"
        click.echo(f"two coders, {a.field:10} {a.units:4} events  same {a.same:.2f}  kappa {kappa}")
    _errors(report, errors, field)


def _groups(alignments: Sequence[Alignment], same: Same, by: str) -> dict[str, Report]:
    key = _PARTS[by]
    parts: dict[str, list[Alignment]] = {}
    for alignment in alignments:
        parts.setdefault(key(alignment.article), []).append(alignment)
    return {name: score(parts[name], same) for name in sorted(parts)}


def _print(report: Report, groups: dict[str, Report]) -> None:
    console = Console()
    table = Table(
        title=f"{report.articles} articles, {report.events} events coded by hand, {report.claims} claims",
        title_justify="left",
    )
    for name in ("field", "precision", "recall", "F1", "right", "wrong", "missing"):
        table.add_column(name, justify="left" if name == "field" else "right")
    for row in report.rows:
        shares = ["-" if v is None else f"{v:.3f}" for v in (row.precision, row.recall, row.f1)]
        table.add_row(row.field, *shares, str(row.right), str(row.wrong), str(row.missing))
    console.print(table)
    if groups:
        table = Table(title="F1 by group", title_justify="left")
        for name in ("group", "articles", "events", *(r.field for r in report.rows)):
            table.add_column(name, justify="left" if name == "group" else "right")
        for name, part in groups.items():
            table.add_row(
                name, str(part.articles), str(part.events), *("-" if r.f1 is None else f"{r.f1:.2f}" for r in part.rows)
            )
        console.print(table)
    click.echo(f"articles without any event: {report.eventless}; events found in {report.disturbed} of them")
    click.echo("how far confidence can be trusted (claims, stated, right):")
    for step in report.reliability:
        click.echo(f"  {step.low:.1f}-{step.high:.1f}  {step.claims:5}  {step.stated:.2f}  {step.right:.2f}")


def _errors(report: Report, limit: int, field: str | None) -> None:
    faults = [f for f in report.faults if field in {None, f.field}]
    for fault in faults if limit < 0 else faults[:limit]:
        words = " ".join(fault.words.split())
        click.echo(f"\n{fault.article} {fault.field}: “{words[:200]}”")
        click.echo(
            f"   by hand: {'; '.join(fault.gold) or '-'}   coder: {'; '.join(fault.found) or '-'}   rule: {fault.rule or '-'}"
        )

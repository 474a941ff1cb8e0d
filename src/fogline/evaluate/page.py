"""The evaluation as one self-contained HTML page with plots; needs the extra `fogline[evaluate]`."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

from fogline.evaluate.agree import Agreement
from fogline.evaluate.score import Report

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SHOWN = 400  # errors listed on the page


def page(report: Report, groups: Mapping[str, Report], agreed: Sequence[Agreement], name: str) -> str:
    """The page as HTML; nothing in it is loaded from elsewhere, and no word of an article is taken as markup."""
    from jinja2 import Environment

    template = (files("fogline.evaluate") / "page.html.j2").read_text(encoding="utf-8")
    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(template).render(
        report=report, groups=groups, agreed=agreed, name=name, shown=SHOWN,
        fields_plot=_fields(report), trust_plot=_trust(report), confusion_plot=_confusion(report, "sub_type"),
    )  # fmt: skip


def _svg(figure: Figure) -> str:
    import matplotlib

    out = io.StringIO()
    with matplotlib.rc_context({"svg.hashsalt": "fogline", "svg.fonttype": "none"}):
        figure.savefig(out, format="svg", bbox_inches="tight", metadata={"Date": None, "Creator": None})
    svg = out.getvalue()
    return svg[svg.index("<svg") :]


def _new(width: float, height: float) -> Figure:
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height))


def _fields(report: Report) -> str:
    rows = report.rows[::-1]
    figure = _new(7, 4.2)
    axes = figure.add_subplot()
    at = range(len(rows))
    axes.barh(list(at), [r.f1 or 0 for r in rows], color="#8fb8de", label="F1")
    axes.plot([r.precision or 0 for r in rows], list(at), "o", color="#1b4965", label="precision")
    axes.plot([r.recall or 0 for r in rows], list(at), "D", color="#ca6702", label="recall", markersize=4)
    axes.set_yticks(list(at), [r.field for r in rows])
    axes.set_xlim(0, 1)
    axes.grid(axis="x", alpha=0.3)
    axes.legend(loc="lower left", fontsize=8)
    return _svg(figure)


def _trust(report: Report) -> str:
    figure = _new(4.2, 4.2)
    axes = figure.add_subplot()
    steps = report.reliability
    axes.plot([0, 1], [0, 1], color="#999999", linewidth=1)
    axes.scatter([s.stated for s in steps], [s.right for s in steps], s=[12 + s.claims for s in steps], color="#1b4965")
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="stated confidence", ylabel="share of claims right")
    axes.grid(alpha=0.3)
    return _svg(figure)


def _confusion(report: Report, field: str) -> str:
    table = report.confusion.get(field, {})
    names = sorted({*table, *(f for row in table.values() for f in row)})
    figure = _new(1.5 + 0.36 * len(names), 1.2 + 0.3 * len(names))
    axes = figure.add_subplot()
    counts = [[table.get(gold, {}).get(found, 0) for found in names] for gold in names]
    if names:
        axes.imshow(counts, cmap="Blues", aspect="auto")
    for y, row in enumerate(counts):
        for x, count in enumerate(row):
            if count:
                axes.text(
                    x, y, str(count), ha="center", va="center", fontsize=7, color="#d62828" if x != y else "#000000"
                )
    axes.set_xticks(range(len(names)), names, rotation=60, ha="right", fontsize=7)
    axes.set_yticks(range(len(names)), names, fontsize=7)
    axes.set(xlabel="coder", ylabel="by hand")
    return _svg(figure)

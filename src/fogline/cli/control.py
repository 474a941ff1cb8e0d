"""`fogline control`: who is said to hold the ground, on a day or over time."""

from __future__ import annotations

from pathlib import Path

import click

from fogline.app import App
from fogline.cli.ledgers import on_ledger, opened, show
from fogline.cli.options import check_date, with_packs
from fogline.desk.looking import Looking
from fogline.model.holding import Step


@click.command()
@on_ledger
@with_packs
@click.option("--at", "day", callback=check_date, help="Who holds each place on this day.")
@click.option("--place", help="The history of one place: its id or name.")
@click.option("--camp", help="As told by one camp alone: the id of a side.")
@click.option("--agreed", is_flag=True, help="Only what opposed camps agree on, or a camp admits.")
@click.option("--known", callback=check_date, help="Only from what was reported up to this day.")
def control(
    address: str, packs: tuple[Path, ...], day: str | None, place: str | None, camp: str | None, agreed: bool, known: str | None
) -> None:  # fmt: skip
    """Who is reported to hold each place. Never derived from attempts, nor from what lies near."""
    with opened(address).reading() as connection:
        looking = Looking(connection, App(packs).knowledge)
        columns = ("place", "state", "holder", "since", "until", "assurance", "told by", "also")
        if day and not place:
            steps = looking.control_at(day, camp, agreed, known)
        else:
            found = looking.control(place, camp, agreed, known)
            steps = [s for key in sorted(found) for s in found[key]]
            if day:
                steps = [s for s in steps if (s.since or "") <= day and (s.until is None or day < s.until)]
        show(steps, columns, _step, "steps")


def _step(step: Step) -> tuple[str, ...]:
    holder = step.holder.name if step.holder else " / ".join(a.name for a in step.rivals) or "?"
    return (
        step.name, step.state + (" in part" if step.partial else ""), holder, step.since or "?", step.until or "",
        step.assurance, ", ".join(step.origins), "; ".join(step.marks),
    )  # fmt: skip

"""`fogline explain`: why a field has its value, down to the words."""

from __future__ import annotations

from pathlib import Path

import click

from fogline.app import App
from fogline.cli.explain import explained, quote
from fogline.cli.ledgers import on_ledger, opened
from fogline.cli.options import with_packs
from fogline.desk.explaining import Explanation, Testimony, explain
from fogline.desk.looking import Looking
from fogline.model.event import Event
from fogline.model.wire import to_line
from fogline.store.query import Query

_SHOWN = 8


@click.command("explain")
@click.argument("name", metavar="ID")
@on_ledger
@with_packs
@click.option("--field", help="Only this field, such as losses, time or disputes.control.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a field.")
def explain_id(name: str, address: str, packs: tuple[Path, ...], field: str | None, as_json: bool) -> None:
    """Why an event or a claim says what it says: policy, claims, rule and quoted words. ID is evt_… or clm_…."""
    with opened(address).reading() as connection:
        query = Query(connection)
        if name.startswith("clm_"):
            found = query.claims_by_id([name]).get(name)
            if found is not None:
                text = query.reading(found.document).text
                click.echo(to_line(found) if as_json else explained(found, text))
                return
        looking = Looking(connection, App(packs).knowledge)
        event = looking.event(name)
        dossier = looking.dossier(event)
        texts = {d: query.reading(d).text for d in event.documents}
        rows = explain(dossier, texts, query.claims_by_id(event.claims), field)
    if as_json:
        for row in rows:
            click.echo(to_line(row))
        return
    if not field:
        click.echo(_head(event))
    for row in rows:
        click.echo(_text(row))


def _head(event: Event) -> str:
    place = ", ".join(p.name for p in event.places) or "place open"
    lines = [
        f"{event.id}  {event.sub_event_type or event.event_type or 'event'}, {place}, {event.time.edtf or 'day open'}"
    ]
    lines += [f"  link     {link.kind} {link.to}: {link.why}" for link in event.links]
    return "\n".join(lines) + "\n"


def _text(row: Explanation) -> str:
    lines = [f"{row.field}: {_value(row.value)}", f"  policy   {row.policy}"]
    lines += [f"  note     {row.note}"] if row.note else []
    for told in row.testimony[:_SHOWN]:
        lines += [
            f"  {told.claim}  {_who(told)}",
            f"           {_value(told.value)}  ← {quote(told.words, 160)}  ({told.rule})",
        ]
        lines += ["           corrected by a person"] if told.corrected else []
    if len(row.testimony) > _SHOWN:
        lines.append(f"  … and {len(row.testimony) - _SHOWN} more claims (--json shows all)")
    return "\n".join(lines) + "\n"


def _who(told: Testimony) -> str:
    return " > ".join(told.chain or (told.outlet or "unknown outlet",)) + (
        f", {told.published}" if told.published else ""
    )


def _value(value: object) -> str:
    """A value in few words."""
    if isinstance(value, dict):
        for key in ("name", "edtf"):
            if value.get(key):
                return str(value[key])
        if {"low", "best", "high"} <= value.keys():
            return "/".join("?" if value[k] is None else str(value[k]) for k in ("low", "best", "high"))
        if "origins" in value:
            return f"{value['value']} ({', '.join(value['origins'])})"
        return str(value.get("text") or value)
    if isinstance(value, list | tuple):
        return "; ".join(_value(v) for v in value)
    return str(value)

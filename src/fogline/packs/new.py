"""A skeleton of a conflict pack: every table with its header, first rows that hold for any war, and a case that runs."""

from __future__ import annotations

import re
from pathlib import Path

from fogline.errors import UsageError
from fogline.packs.load import Knowledge

_SIDES = """\
id	name	allies	opponents	note
government	Government side		rebel|islamic_state|jihadist	The state's forces, its allies and its media.
rebel	Rebels		government	One row for each camp; opponents in one direction are enough. Ids that the world pack has keep its actors fitting.
civilian	Civilians			Residents, displaced people, medics, unarmed activists.
international	International body or neutral outlet			United Nations, aid organisations, wires, watch groups.
unknown	Unknown			Side not known.
"""
_HEADERS = {
    "allegiances.tsv": "actor	side	from	to	note",
    "leaders.tsv": "name	actor	role	from	to	aliases	aliases_ar",
    "outlets.tsv": "id	name	kind	side	actor	country	domains	aliases	aliases_ar	note",
    "places.tsv": "id	name	kind	admin1	admin2	lat	lon	precision	parent	aliases	aliases_ar	origin	note",
}


def new_pack(folder: Path, name: str, country: str, knowledge: Knowledge) -> list[Path]:
    """Write the skeleton below `folder` and return its files; UsageError where it cannot or would overwrite.

    The state's own forces are those that the world pack knows for the country, so that "government troops" mean them.
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", name):
        raise UsageError(f"{name!r} is no name for a pack: use lower-case letters, digits, - and _")
    row = knowledge.countries.get(country)
    if row is None:
        raise UsageError(f"{country!r} is no ISO code of a country that the world pack knows; write it like SD")
    target = folder / name
    if target.exists() and any(target.iterdir()):
        raise UsageError(f"{target} exists already; choose another name or folder")
    known = knowledge.national.get(country)
    forces = (known.forces if known else None) or f"{name.replace('-', '_')}_forces"
    files = _tables(name.replace("-", "_"), country, row.name, forces, forces in knowledge.actors)
    files["pack.yml"] = _manifest(name, country, row.name, forces)
    files["cases/first.yml"] = _case(name.replace("-", "_"), row.name, forces)
    (target / "cases").mkdir(parents=True)
    for path, text in files.items():
        (target / path).write_text(text, encoding="utf-8")
    return [target / path for path in sorted(files)]


def _tables(stem: str, country: str, name: str, forces: str, is_known: bool) -> dict[str, str]:
    actors = ["id	name	kind	side	country	inter	acled	parent	aliases	aliases_ar	note"]
    if not is_known:
        actors.append(
            f"{forces}	Military forces of {name}	state_forces	government	{country}	1			{name} army|{name} military		"
        )
    actors += [
        f"{stem}_rebels	Rebels ({name})	rebel_group	rebel	{country}	2			{name} rebels		Umbrella; give each group a row with this as parent.",
        f"{stem}_civilians	Civilians ({name})	civilians	civilian	{country}	7					",
    ]
    words = [
        "word	actor	used_by	kind	note",
        f"government forces	{forces}	*	generic	",
        f"government troops	{forces}	*	generic	",
        f"the army	{forces}	*	generic	",
        "terrorists	@opponent	government	loaded	The opponent named nearest is meant.",
    ]
    tables = {"sides.tsv": _SIDES, "actors.tsv": "\n".join(actors) + "\n", "words.tsv": "\n".join(words) + "\n"}
    return tables | {table: header + "\n" for table, header in _HEADERS.items()}


def _manifest(name: str, country: str, country_name: str, forces: str) -> str:
    stem = name.replace("-", "_")
    return f"""\
id: conflict/{name}
name: War in {country_name}
version: 0.1.0
licence: CC-BY-4.0                # of this pack; change it to the licence you give
countries: [{country}]
neighbours: []                    # ISO codes of countries whose names are likely in the same reports
period: [null, null]              # first and last day of the war
requires: [world, lang/en, ontology]
origins:
  - "say where the rows come from: names, dates and coordinates are facts, the wording should be yours"
promises: {{actors: 2, words: 3}}   # least number of rows; raise them as the tables grow
national:
  {country}: {{forces: {forces}, rebels: {stem}_rebels, civilians: {stem}_civilians}}
"""


def _case(stem: str, country_name: str, forces: str) -> str:
    return f"""\
# A text and what must be claimed of it. Write the case first, then the row that makes it hold (docs/packs.md, "Cases").
- text: "Government forces clashed with {country_name} rebels on Monday, killing three rebel fighters."
  why: "the two sides by their plainest names"
  expect: [{{sub_event_type: Armed clash, initiators: [{forces}]}}]
- text: "The president of {country_name} opened a new bridge on Monday."
  why: "no event of the war"
  none: true
"""

"""Records on the wire: the same bytes everywhere, nothing unknown let in."""

from __future__ import annotations

import json

import msgspec
import pytest

from fogline.model.claim import Claim
from fogline.model.document import Document, Published
from fogline.model.wire import FORMATS, claim_from_line, schema, to_line
from tests.support import CLAIM_FIELDS, DOCUMENT_FIELDS, a_claim


def test_round_trip() -> None:
    claim = a_claim()
    assert claim_from_line(to_line(claim)) == claim


def test_one_line_of_ascii_safe_json() -> None:
    line = to_line(a_claim(rule="first\nsecond"))
    assert b"\n" not in line
    assert json.loads(line)["rule"] == "first\nsecond"


def test_control_says_from_on_the_wire() -> None:
    (change,) = json.loads(to_line(a_claim()))["control"]
    assert change["from"]["name"] == "Reed Front"
    assert "from_" not in change
    assert change["to"]["id"] == "crown_army"


def test_unknown_stays_null_and_is_not_left_out() -> None:
    (loss,) = json.loads(to_line(a_claim()))["losses"]
    assert loss["high"] is None
    assert loss["low"] == 31


@pytest.mark.parametrize(
    "path", [(), ("span",), ("time",), ("losses", 0), ("control", 0), ("initiators", 0), ("producer",)]
)
def test_unknown_fields_are_refused_at_every_depth(path: tuple[str | int, ...]) -> None:
    wire = json.loads(to_line(a_claim()))
    part = wire
    for step in path:
        part = part[step]
    part["colour"] = "green"
    with pytest.raises(msgspec.ValidationError, match="colour"):
        claim_from_line(json.dumps(wire))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status", "maybe"),
        ("kind", "rumour"),
        ("format", "fogline/claim/2"),
        ("confidence", "high"),
        ("background", "no"),
    ],
)
def test_values_outside_the_contract_are_refused(field: str, value: str) -> None:
    wire = json.loads(to_line(a_claim())) | {field: value}
    with pytest.raises(msgspec.ValidationError):
        claim_from_line(json.dumps(wire))


@pytest.mark.parametrize("field", ["id", "document", "span", "event", "kind", "status", "rule", "producer"])
def test_a_claim_without_what_it_needs_is_refused(field: str) -> None:
    wire = json.loads(to_line(a_claim()))
    del wire[field]
    with pytest.raises(msgspec.ValidationError, match=field):
        claim_from_line(json.dumps(wire))


def test_the_bytes_do_not_depend_on_the_order_of_a_dict() -> None:
    one, other = ({"a": "1", "b": "2"}, {"b": "2", "a": "1"})
    lines = {to_line(a_claim(producer=msgspec.structs.replace(a_claim().producer, packs=p))) for p in (one, other)}
    assert len(lines) == 1


@pytest.mark.parametrize(("name", "fields"), [("claim", CLAIM_FIELDS), ("document", DOCUMENT_FIELDS)])
def test_schemas_hold_the_fields_of_the_contract(name: str, fields: set[str]) -> None:
    made = schema(name)
    record = made["$defs"][made["$ref"].rsplit("/", 1)[-1]]
    assert fields <= set(record["properties"])
    assert record["additionalProperties"] is False


def test_no_schema_for_an_unknown_format() -> None:
    assert set(FORMATS) == {"claim", "document"}
    with pytest.raises(KeyError):
        schema("rumour")


def test_formats_carry_their_number() -> None:
    assert msgspec.structs.fields(Claim)[0].default == "fogline/claim/1"
    document = Document(id="d", document_ref="p", sha256="0")
    assert json.loads(to_line(document))["format"] == "fogline/document/1"
    assert json.loads(to_line(document))["published"] == {"edtf": None, "basis": "none", "text": None, "span": None}
    assert document.published == Published()

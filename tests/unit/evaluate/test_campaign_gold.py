"""Our campaigns are well made, and a campaign that is not is refused with words."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from fogline.errors import GoldError
from fogline.evaluate.campaign_gold import Campaign, read_campaign, read_campaigns
from fogline.evaluate.halves import only

FOLDER = Path(__file__).parents[3] / "bench" / "campaigns"
CAMPAIGNS = read_campaigns(FOLDER)

GOOD = """\
format: fogline/campaign/1
id: fen-1
war: fenland
about: the Crown takes Osterholm
reports:
- {id: r1, outlet: fen_herald, published: 2031-02-03, text: "The army took Osterholm today."}
- {id: r2, outlet: Tide, published: 2031-02-04, text: "Osterholm fell on Monday. Grelsund was shelled."}
events:
- id: e1
  type: Battles
  date: 2031-02-03
  tellings: [{report: r1, quote: The army took Osterholm}, {report: r2, quote: Osterholm fell on Monday}]
  origins: [{voice: Herald, reports: [r1]}, {voice: Tide, reports: [r2]}]
- id: e2
  type: Explosions/Remote violence
  tellings: [{report: r2, quote: Grelsund was shelled}]
  origins: [{voice: Tide, reports: [r2]}]
relays: [{report: r2, of: Herald, passage: Osterholm fell}]
not_same: [[e1, e2]]
control: [{place: Osterholm, holder: Crown, since: 2031-02-03, reports: [r1]}]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "one.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_campaign_is_read(tmp_path: Path) -> None:
    campaign = read_campaign(written(tmp_path, GOOD))
    assert campaign.pairs() == [("e1", "r1", "r2")]
    (span,) = campaign.spans(campaign.events[0], "r2")
    assert campaign.text("r2")[span.start : span.end] == "Osterholm fell on Monday"
    assert campaign.reports[0].published == "2031-02-03"
    assert read_campaigns(tmp_path) == [campaign]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("campaign/1", "campaign/9", "expected"),
        ("quote: The army took Osterholm", "quote: The navy took Osterholm", "does not stand in r1"),
        ("{report: r2, quote: Grelsund was shelled}", "{report: r9, quote: Grelsund was shelled}", "does not stand in r9"),
        ("quote: Grelsund was shelled", "quote: fell on Monday", "told by the same words"),
        ("{voice: Tide, reports: [r2]}]\n- id", "{voice: Tide, reports: [r1]}]\n- id", "origins and tellings differ"),
        ("id: e2", "id: e1", "stands twice"),
        ("id: r2,", "id: r1,", "stands twice"),
        ("  date: 2031-02-03", "  date: Monday", "no date"),
        ("published: 2031-02-04", "published: Tuesday", "no day"),
        ("published: 2031-02-04", "published: '2031-02-30'", "no day"),
        ("  type: Battles", "  against_interest: [r7]\n  type: Battles", "do not tell it"),
        (
            "  type: Battles",
            "  disputes: [{field: toll, kind: scope, values: [{value: one, reports: [r1]}]}]\n  type: Battles",
            "one side",
        ),
        ("{report: r2, of: Herald, p", "{report: r5, of: Herald, p", "is no report"),
        ("passage: Osterholm fell", "passage: Osterholm stood", "does not stand in r2"),
        ("[[e1, e2]]", "[[e1, e3]]", "names no two events"),
        ("[[e1, e2]]", "[[e1, e1]]", "names no two events"),
        ("since: 2031-02-03", "since: then", "control of Osterholm"),
        ("war: fenland", "peace: fenland", "peace"),
    ],
)  # fmt: skip
def test_a_bad_campaign_is_refused(tmp_path: Path, old: str, new: str, why: str) -> None:
    assert old in GOOD
    with pytest.raises(GoldError, match=why):
        read_campaign(written(tmp_path, GOOD.replace(old, new, 1)))


def test_an_event_that_nobody_tells_is_refused(tmp_path: Path) -> None:
    empty = GOOD.replace(
        "tellings: [{report: r2, quote: Grelsund was shelled}]\n  origins: [{voice: Tide, reports: [r2]}]",
        "tellings: []\n  origins: []",
    )
    with pytest.raises(GoldError, match="nobody tells it"):
        read_campaign(written(tmp_path, empty))


def test_two_campaigns_of_one_id_are_refused(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    (tmp_path / "two.yml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(GoldError, match="two campaigns"):
        read_campaigns(tmp_path)
    with pytest.raises(GoldError, match="is not a folder"):
        read_campaigns(tmp_path / "nowhere")


def test_there_are_enough_campaigns_of_each_war() -> None:
    wars = [c.war for c in CAMPAIGNS]
    assert len(CAMPAIGNS) >= 40
    assert wars.count("syria") >= 20
    assert wars.count("sudan") >= 8
    assert len(wars) - wars.count("syria") - wars.count("sudan") >= 12
    assert min(len(only(CAMPAIGNS, "tune")), len(only(CAMPAIGNS, "test"))) >= 15


@pytest.mark.parametrize("campaign", CAMPAIGNS, ids=lambda c: c.id)
def test_every_campaign_is_told_by_several_and_has_a_hard_negative(campaign: Campaign) -> None:
    assert (FOLDER / f"{campaign.id}.yml").exists()
    assert 3 <= len(campaign.reports) <= 8
    assert 2 <= len({r.outlet for r in campaign.reports}) <= 5
    assert campaign.not_same
    assert campaign.pairs()
    first = [r.published for r in campaign.reports]
    assert all(e.date is None or e.date[: len("2000")] <= max(first)[: len("2000")] for e in campaign.events)


def _runs(text: str, length: int = 12) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def test_wire_copies_stand_in_two_reports_letter_by_letter() -> None:
    copied = [
        campaign.id
        for campaign in CAMPAIGNS
        for one, other in combinations(campaign.reports, 2)
        if one.outlet != other.outlet and _runs(one.text) & _runs(other.text)
    ]
    assert len(copied) >= 8


def test_each_kind_of_dispute_is_there() -> None:
    disputes = [d for c in CAMPAIGNS for e in c.events for d in e.disputes]
    assert {d.kind for d in disputes} == {"contradiction", "update", "scope"}
    assert {d.field for d in disputes} >= {"happened", "manner", "initiator", "target", "toll", "control"}

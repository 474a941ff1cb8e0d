"""Dossiers of invented events in several wars, for the tests of exports: plain ones, odd ones, and any."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from fogline.model.actor import ActorRef
from fogline.model.claim import Claim, ControlChange, Plover, Producer, Voice
from fogline.model.document import Document, OutletRef, Published, Segment
from fogline.model.dossier import Dossier
from fogline.model.event import Dispute, DisputeValue, Event, EventLoss, Grade, Origin
from fogline.model.place import PlaceRef
from fogline.model.record import Quote, Span
from fogline.model.when import EventTime

SAA = ActorRef(
    id="saa", name="Syrian Arab Army", text="the regime", span=Span(0, 10), kind="state_forces", side="government"
)
NDF = ActorRef(id="ndf", name="National Defence Forces", kind="political_militia", side="government")
ISIS = ActorRef(
    id="isis", name="Islamic State", text="Daesh", span=Span(12, 17), kind="rebel_group", side="islamic_state"
)
NUSRA = ActorRef(id="nusra", name="Jabhat al-Nusra", text="the apostates", kind="rebel_group", side="jihadist")
TURKEY = ActorRef(id="turkish_armed_forces", name="Turkish Armed Forces", kind="external_forces", side="turkey")
RSF = ActorRef(id="rsf", name="Rapid Support Forces", kind="political_militia", side="rsf")
SAF = ActorRef(id="sd_military", name="Sudanese Armed Forces", kind="state_forces", side="government")
CIVILIANS = ActorRef(id="civilians_syria", name="Civilians (Syria)", kind="civilians", side="civilian")
ANYBODY = ActorRef(id=None, name="civilians", text="civilians", kind="civilians")
BANDITS = ActorRef(id=None, name="terrorist groups", text="terrorist groups", kind="unidentified")
BRIGADE = ActorRef(id=None, name="Liwa al-Wadi", text="Liwa al-Wadi", kind="rebel_group", side="opposition")
ACTORS = (SAA, ISIS, NUSRA, TURKEY, RSF, SAF, CIVILIANS, ANYBODY, BANDITS, BRIGADE)

DUMAYR = PlaceRef(id="dumayr", name="Dumayr", text="Dumair", span=Span(20, 26), lat=33.6444, lon=36.6939, precision=1, kind="city", admin1="Rif Dimashq", country="SY")  # fmt: skip
RAQQA = PlaceRef(
    id="raqqa", name="Raqqa", text="Raqqa", lat=35.95, lon=39.01, precision=1, kind="city", admin1="Raqqa", country="SY"
)
TABQA = PlaceRef(
    id=None,
    name="الطبقة",
    text="الطبقة",
    lat=35.8367,
    lon=38.5478,
    precision=2,
    kind="town",
    admin1="Raqqa",
    country="SY",
)
HAMA_REGION = PlaceRef(id="hama_gov", name="Hama Governorate", lat=35.1, lon=36.9, precision=3, kind="governorate", admin1="Hama", country="SY")  # fmt: skip
EL_FASHER = PlaceRef(
    id=None, name="El Fasher", lat=13.63, lon=25.35, precision=1, kind="city", admin1="North Darfur", country="SD"
)
UNKNOWN_VILLAGE = PlaceRef(
    id=None, name="Tell Nowhere", text="Tell Nowhere", kind="village", admin1="Hama", country="SY"
)
LOST = PlaceRef(id=None, name="Somewhere", text="Somewhere", country="SY")
SYRIA = PlaceRef(id="country:sy", name="Syria", kind="country", country="SY")
FORMULA = PlaceRef(
    id=None,
    name='=HYPERLINK("http://x.example","Damascus")',
    lat=33.5,
    lon=36.3,
    precision=1,
    kind="town",
    country="SY",
)
PLACES = (DUMAYR, RAQQA, TABQA, HAMA_REGION, EL_FASHER, UNKNOWN_VILLAGE, LOST, SYRIA, FORMULA)

AMAQ = Origin(name="Amaq", side="islamic_state", kind="agency", outlets=("Amaq",))
SANA = Origin(name="SANA", side="government", kind="agency", outlets=("SANA",))
NEIGHBOUR = Origin(name="Khalil Darwish", side="civilian", kind="resident")

TYPES = {
    "Armed clash": "Battles", "Government regains territory": "Battles", "Non-state actor overtakes territory": "Battles",
    "Air/drone strike": "Explosions/Remote violence", "Shelling/artillery/missile attack": "Explosions/Remote violence",
    "Suicide bomb": "Explosions/Remote violence", "Attack": "Violence against civilians",
    "Abduction/forced disappearance": "Violence against civilians", "Peaceful protest": "Protests",
    "Excessive force against protesters": "Protests", "Violent demonstration": "Riots", "Agreement": "Strategic developments",
    "Change to group/activity": "Strategic developments", "Looting/property destruction": "Strategic developments",
}  # fmt: skip
_PLOVER = {"Battles": Plover(type="ASSAULT"), "Explosions/Remote violence": Plover(type="ASSAULT", mode="heavy-weapons"),
           "Violence against civilians": Plover(type="ASSAULT", mode="targeted"), "Protests": Plover(type="PROTEST", mode="demo"),
           "Riots": Plover(type="PROTEST", mode="riot"), "Strategic developments": None}  # fmt: skip


def time(first: str | None = "2016-05-14", last: str | None = None, precision: str = "day") -> EventTime:
    """A day, or a range of days, or none."""
    if first is None:
        return EventTime(text="Tuesday")
    last = last or first
    edtf = first if first == last else f"{first}/{last}"
    return EventTime(edtf=edtf, earliest=first, latest=last, precision=precision, basis="stated")  # type: ignore[arg-type]


def killed(n: int | None, of: ActorRef | None = None, high: int | None = None, low: int | None = None, civilian: bool = False, kind: str = "killed") -> EventLoss:  # fmt: skip
    """A loss of people; N / N / N unless a bound is given."""
    return EventLoss(
        kind=kind, of=of, civilian=civilian, low=low if low is not None else n, best=n, high=high if high is not None else n,  # type: ignore[arg-type]
        policy="ucdp/1",
    )  # fmt: skip


def dossier(name: str = "a", **given: Any) -> Dossier:
    """An event at Dumayr on 14 May 2016 between the army and the Islamic State, told by Amaq; anything else as given."""
    sub_type = given.get("sub", "Armed clash")
    main = given.get("type", TYPES.get(sub_type or ""))
    origins: Sequence[Origin] = given.get("origins", (AMAQ,))
    doers = tuple(given.get("by", (SAA,)))
    targets = tuple(given.get("on", (ISIS,)))
    places = tuple(given.get("at", (DUMAYR,)))
    when = given.get("when", time())
    words = given.get("words", "the regime fought Daesh near Dumair")
    claims, documents, kept = [], [], []
    for n, origin in enumerate(origins):
        document = f"doc_{name}{n}"
        voice = Voice(
            name=origin.name,
            kind=given.get("voice", origin.kind or "agency"),
            side=origin.side,
            verb="said",
            span=Span(30, 34),
        )
        claims.append(
            Claim(
                id=f"clm_{name}{n}", document=document, document_ref=f"{name}{n}.txt",
                span=Quote(start=0, end=len(words), exact=words), event="E1", kind="event", event_type=main, sub_event_type=sub_type,
                plover=given.get("plover", _PLOVER.get(main or "")), status=given.get("status", "happened"),
                background=given.get("background", False), undirected=given.get("undirected", False), initiators=doers, targets=targets,
                places=places, time=when, attribution=(Voice(name=f"{origin.name} paper", kind="outlet"), voice),
                control=given.get("control", ()), trigger=Quote(start=11, end=17, exact="fought"), confidence=0.5, rule="test",
                producer=Producer(name="rules", version="0"),
            )
        )  # fmt: skip
        documents.append(
            Document(
                id=document, document_ref=f"{name}{n}.txt", sha256="0" * 64, url=f"https://paper.example/{name}{n}", language="en",
                outlet=OutletRef(id=None, name=f"{origin.name} paper", side=origin.side), title="A title",
                published=Published(edtf=given.get("published", "2016-05-15"), basis="metadata"), text=given.get("text"),
                segments=(Segment(kind="body", start=0, end=200, reason="test"),),
            )
        )  # fmt: skip
        kept.append(
            Origin(
                name=origin.name, side=origin.side, kind=origin.kind, outlets=origin.outlets, claims=(f"clm_{name}{n}",)
            )
        )
    event = Event(
        id=f"evt_{name}", claims=tuple(c.id for c in claims), documents=tuple(d.id for d in documents), event_type=main,
        sub_event_type=sub_type, status=given.get("status", "happened"), background=given.get("background", False), time=when,
        places=places, initiators=doers, targets=targets, losses=tuple(given.get("losses", ())),
        agreement=given.get("agreement", "single"), origins=tuple(kept), disputes=tuple(given.get("disputes", ())),
        grade=Grade(letter="B", information=3, why=given.get("why", "one origin, of a camp that takes part")), confidence=0.5,
    )  # fmt: skip
    return Dossier(event=event, claims=tuple(claims), documents=tuple(documents))


TOLL = Dispute(
    field="losses.killed.islamic_state", kind="contradiction",
    values=(DisputeValue(value=30, claims=("clm_x0",), origins=("Amaq",)), DisputeValue(value=75, claims=("clm_x1",), origins=("SANA",))),
)  # fmt: skip
DENIAL = Dispute(
    field="happened", kind="contradiction",
    values=(DisputeValue(value=True, claims=("clm_y0",), origins=("Amaq",)), DisputeValue(value=False, claims=("clm_y1",), origins=("SANA",))),
)  # fmt: skip

EDGES: dict[str, Dossier] = {
    "plain": dossier("plain", losses=[killed(31, ISIS), killed(2, SAA)]),
    "no date": dossier("nodate", when=time(None)),
    "no place": dossier("noplace", at=()),
    "region only": dossier("region", at=(HAMA_REGION,)),
    "not located": dossier("unlocated", at=(UNKNOWN_VILLAGE,)),
    "lost": dossier("lost", at=(LOST,)),
    "two days": dossier("twodays", when=time("2016-05-14", "2016-05-15"), losses=[killed(7, ISIS)]),
    "three places": dossier("places", at=(DUMAYR, RAQQA, TABQA), losses=[killed(11, ISIS)]),
    "conflicting": dossier("x", origins=(AMAQ, SANA), losses=[killed(30, ISIS, high=75)], disputes=[TOLL], agreement="contested"),
    "denied": dossier("y", origins=(AMAQ, SANA), disputes=[DENIAL], agreement="denied"),
    "all deny": dossier("alldeny", status="denied", agreement="denied"),
    "planned": dossier("planned", status="planned"),
    "country": dossier("country", at=(SYRIA,), losses=[killed(3, ISIS)]),
    "no actors": dossier("noactors", by=(), on=()),
    "arabic": dossier("arabic", at=(TABQA,), words="قتل ثلاثة في الطبقة"),
    "formula": dossier("formula", at=(FORMULA,), words="=cmd|' /C calc'!A0"),
    "sudan": dossier("sudan", by=(RSF,), on=(SAF,), at=(EL_FASHER,), when=time("2025-10-26"), losses=[killed(None, low=60, of=SAF)]),
    "civilians": dossier("civ", sub="Air/drone strike", on=(CIVILIANS,), losses=[killed(5, civilian=True)]),
    "clash": dossier("clash", by=(SAA, ISIS), on=(), undirected=True),
    "unnamed": dossier("unnamed", by=(BANDITS,), on=(SAA,)),
    "neighbour": dossier("neighbour", origins=(NEIGHBOUR,), words="Khalil Darwish said the regime fought Daesh", why="Khalil Darwish tells it against its own camp"),
    "week": dossier("week", when=time("2016-05-09", "2016-05-15", "week")),
    "month": dossier("month", when=time("2016-05-01", "2016-05-31", "month")),
    "year": dossier("year", when=time("2016-01-01", "2016-12-31", "year"), losses=[killed(4, ISIS)]),
    "untyped": dossier("untyped", sub=None),
    "control": dossier("control", sub="Government regains territory", control=(ControlChange(place=DUMAYR, from_=ISIS, to=SAA, extent="full"),)),
    "materiel": dossier("materiel", losses=[EventLoss(kind="materiel", of=SAA, item="tank", status="destroyed", low=3, best=3, high=3, policy="ucdp/1")]),
    "heavy losses": dossier("heavy", losses=[EventLoss(kind="killed", of=ISIS, policy="ucdp/1")]),
    "casualties": dossier("casualties", losses=[killed(20, ISIS, kind="killed_or_injured")]),
    "strategic": dossier("strategic", sub="Change to group/activity", on=()),
    "abroad": dossier("abroad", by=(TURKEY,), on=(ISIS,), sub="Air/drone strike", losses=[killed(1, ISIS)]),
}  # fmt: skip


@st.composite
def figures(draw: st.DrawFn) -> EventLoss:
    """Any loss of people, with any of its bounds unknown."""
    low, best, high = sorted(draw(st.lists(st.integers(0, 90), min_size=3, max_size=3)))
    return EventLoss(
        kind=draw(st.sampled_from(["killed", "killed", "killed", "injured", "captured", "killed_or_injured"])),
        of=draw(st.none() | st.sampled_from(ACTORS)), civilian=draw(st.booleans()),
        low=draw(st.sampled_from([low, None])), best=draw(st.sampled_from([best, None])), high=draw(st.sampled_from([high, None])),
        policy="ucdp/1",
    )  # fmt: skip


@st.composite
def times(draw: st.DrawFn) -> EventTime:
    """Any time: open, a day, days, a week, a month, a year."""
    first = date(2016, 1, 1) + timedelta(days=draw(st.integers(0, 80)))
    kind, length = draw(st.sampled_from([("day", 0), ("day", 0), ("day", 1), ("day", 2), ("week", 6), ("week", 13), ("month", 9), ("month", 30), ("year", 365), ("none", 0)]))  # fmt: skip
    if kind == "none":
        return EventTime(text="Tuesday")
    return time(first.isoformat(), (first + timedelta(days=length)).isoformat(), kind)


@st.composite
def any_dossiers(draw: st.DrawFn) -> list[Dossier]:
    """A few events of any kind, often on the same days and places."""
    return [_any(draw, n) for n in range(draw(st.integers(1, 6)))]


def _any(draw: st.DrawFn, n: int) -> Dossier:
    sub_type = draw(st.sampled_from([*TYPES, "Armed clash", "Armed clash", "Air/drone strike", None]))
    actors = st.lists(st.sampled_from(ACTORS), max_size=3, unique_by=lambda a: a.name)
    return dossier(
        f"n{n}", sub=sub_type, type=TYPES.get(sub_type or "") or draw(st.sampled_from([None, "Battles"])),
        by=draw(actors), on=draw(actors), when=draw(times()), at=draw(st.lists(st.sampled_from(PLACES), max_size=3, unique_by=lambda p: p.name)),
        losses=draw(st.lists(figures(), max_size=4)), undirected=draw(st.booleans()),
        status=draw(st.sampled_from(["happened"] * 6 + ["ongoing", "failed", "unverified", "possible", "planned", "denied"])),
        origins=draw(st.sampled_from([(AMAQ,), (SANA, AMAQ), (NEIGHBOUR,)])),
    )  # fmt: skip

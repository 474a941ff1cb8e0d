"""Segments of any text: no gap, no overlap, in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fogline.ingest.identity import Identity
from fogline.ingest.layout import Furniture, segment
from fogline.ingest.lines import lines_of
from fogline.model.document import Segment
from fogline.packs.load import load
from tests.laws.settings import tried

KNOWLEDGE = load()
FURNITURE = Furniture(KNOWLEDGE.language.layout)
IDENTITY = Identity(KNOWLEDGE)
laws = tried(300)

_LINES = st.sampled_from(
    [
        "The army said on Monday that it had retaken the old sluice after two days of heavy fighting.",
        "Residents reached by telephone said the shelling had stopped shortly after noon, and that it was quiet.",
        "Sluice retaken", "By Maartje Oudwater", "Share on Facebook", "Leave a comment", "3 Comments", "Related articles", "Reuters",
        "English | Français", "$25", "© 2031 Somebody. All rights reserved.", "Photo: somebody / somewhere", "five + 3 =", "", " ", "\t",
        "Read also: something else entirely", "a", "…", "Most read",
    ]
)  # fmt: skip
PAGES = st.lists(st.one_of(_LINES, st.text(max_size=40)), max_size=25).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n"]).map(lambda end: end.join(lines))
)


def check(text: str, segments: list[Segment]) -> None:
    at = 0
    for part in segments:
        assert part.start == at
        assert part.end > part.start
        at = part.end
    assert at == len(text)


@laws
@given(st.one_of(st.text(), PAGES))
def test_segments_cover_any_text(text: str) -> None:
    check(text, segment(text, FURNITURE, IDENTITY.is_outlet))


@laws
@given(PAGES, st.text(max_size=20), st.booleans())
def test_with_markup_and_a_title_too(text: str, title: str, article: bool) -> None:
    segments = segment(text, FURNITURE, IDENTITY.is_outlet, lambda line: article or line.words > 9, title)
    check(text, segments)
    assert sum(s.kind == "title" for s in segments) <= 1


@laws
@given(PAGES)
def test_blank_is_only_blank(text: str) -> None:
    for part in segment(text, FURNITURE, IDENTITY.is_outlet):
        assert (part.reason == "blank") == (not text[part.start : part.end].strip())


@laws
@given(st.one_of(st.text(), PAGES))
def test_lines_lie_where_they_say(text: str) -> None:
    lines = lines_of(text)
    assert all(text[line.start : line.end] == line.text for line in lines)
    assert "".join("".join(line.text for line in lines).split()) == "".join(text.split())

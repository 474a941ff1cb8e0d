"""Which part of a page saved as bare text is the article. Every page here is invented.

A page is written as lines with a mark: `= ` the headline, `. ` a paragraph of the article, anything else
furniture. The body must be exactly the paragraphs.
"""

from __future__ import annotations

import textwrap

import pytest

from fogline.ingest.reader import FileReader, Row
from tests.support import gaps, lines_of_kind

PAGES = {
    "byline and date": """
        Fenland Herald
        Home / News / Upper Fen
        = Crown Army retakes the sluice at Grelsund
        By Maartje Oudwater
        Published: 3 March 2031, 14:05
        . The Fenland Crown Army said on Monday that it had retaken the old sluice at Grelsund after two days of fighting.
        . Residents reached by telephone said the shelling had stopped shortly after noon.
        . “We counted nine boats on the water,” said one of them.
        © 2031 Fenland Herald. All rights reserved.
        """,
    "share lines": """
        = Reed Front says it holds both banks of the Lower Dyke
        Share on Facebook
        Tweet
        WhatsApp
        . The Reedland Liberation Front announced on Friday that its fighters were holding both banks of the Lower Dyke.
        . A spokesman gave no figures for his own losses and none for those of the army.
        Share this article
        Follow us on Telegram
        1,204 views
        """,
    "captions": """
        = Ferry burns in the harbour of Osterholm
        A ferry on fire in the harbour of Osterholm, 4 June 2031. (Photo: Reedwire)
        . A ferry caught fire in the harbour of Osterholm on Wednesday after a drone struck its upper deck, the harbour master said.
        . Eleven people were taken to the hospital and three of them later died of their wounds.
        Photo credit: Reedwire / Sanne Polder
        . The ferry had carried flour and medicine to the islands since the winter.
        """,
    "donation widget": """
        = Mines keep farmers from the Salt Meadows
        Support independent reporting from the Fen
        $5
        $25
        $50
        . Farmers have not returned to the Salt Meadows because nobody knows how many mines lie under the mud.
        . The district office counted four accidents since the harvest, one of them fatal.
        Donate to the Fenland Herald
        Our funding comes from readers like you.
        """,
    "comments": """
        = Truce holds for a second night near Hoog Eiland
        . The guns were silent for a second night near Hoog Eiland, both sides told Reedwire by radio on Sunday.
        . Observers in two boats are to reach the village before the tide turns.
        3 Comments
        Willem
        This is not true at all, my uncle heard four explosions on the dyke road that very night.
        Reply
        Anna K.
        The army never wanted any truce, they only wait for the ice to melt and then it starts again.
        Leave a reply
        """,
    "form and captcha": """
        = Prisoners exchanged on the Long Bridge
        . Both sides handed over fourteen prisoners on the Long Bridge on Tuesday in an exchange that lasted less than an hour.
        . The youngest of them, a signaller of nineteen, had been held since the spring.
        Leave a comment
        Your email address will not be published. Required fields are marked *
        Name *
        Email *
        Website
        seven + 4 =
        Submit
        """,
    "related list": """
        = Army boat sinks off Grelsund
        . An army patrol boat sank off Grelsund on Thursday night and six of its crew were still missing in the morning.
        . The Reedland Liberation Front said that it had fired at the boat from the shore.
        Related articles
        Fishermen of Grelsund ask for a safe channel to the open sea before the herring comes
        Reed Front shows a captured boat, says its crew are treated well and fed like its own men
        Ministry denies any loss
        """,
    "copyright and terms": """
        = Hospital in Osterholm runs out of oxygen
        . The hospital in Osterholm has run out of oxygen, its director told the Fenland Herald on Saturday.
        . Two convoys were turned back at the checkpoint by the mill during the week.
        Copyright 2031 Polder Media Group. Reproduction only with permission.
        Privacy policy
        Terms of use
        """,
    "language switch": """
        English | Français | العربية
        Fenland Herald
        = Drones over the Upper Fen for the third night
        . Drones circled over the Upper Fen for the third night in a row and dropped small charges on three farms.
        . Nobody was hurt, but forty sheep were killed and a barn burnt to the ground.
        Language: English
        """,
    "read also in mid-article": """
        = Garrison of the Water Tower surrenders
        . The garrison of the Water Tower laid down its weapons on Monday after eleven days without food, the army said.
        Read also: How the Water Tower became the key to the whole of the Upper Fen
        . Its commander was the last to leave and was taken away in a closed car.
        . The Reedland Liberation Front called the report a lie.
        """,
    "subheads": """
        = What we know about the battle for Osterholm
        . The battle for Osterholm is in its fifth day and neither side has been able to cross the canal for good.
        . The fighting
        . Soldiers crossed the canal twice during the night and were driven back both times by fire from the brewery.
        . The losses
        . The army speaks of thirty dead rebels, while the rebels speak of fifty dead soldiers and two burnt boats.
        """,
    "one-line brief": """
        = Bridge at Grelsund blown up
        . The bridge at Grelsund was blown up early on Friday, the district office said, and nobody was hurt.
        """,
    "menu, tags and neighbours": """
        Menu
        Home
        News
        World
        Search
        = Market of Osterholm shelled for the second time this week
        Reporting by Reedwire correspondents in Osterholm
        . Five shells landed on the fish market of Osterholm on Wednesday morning, killing two traders and a porter.
        . The army blamed the rebels, who said that they had no guns in range of the market.
        Tags: Osterholm, shelling, market
        Previous article: Herring prices rise again
        Next article: Ministry orders new boats
        Back to top
        """,
    "cookies and subscriptions": """
        We use cookies to make this page better for you. Privacy policy
        Subscribe to our newsletter
        = Dyke road reopened after nine weeks
        Last updated: 12 May 2031
        . The dyke road between Osterholm and Grelsund was reopened on Monday after engineers had removed forty mines.
        . Lorries queued from dawn, most of them loaded with seed and diesel.
        Sign up for our newsletter
        Loading…
        Advertisement
        """,
    "most read after the article": """
        Breaking news
        = Reed Front shells the airfield of Hoog Eiland
        12:40
        . Rockets struck the airfield of Hoog Eiland at noon on Thursday and damaged one transport aeroplane, officials said.
        . The Reedland Liberation Front took responsibility within the hour.
        Most read
        Ferry burns in the harbour
        Truce holds for a second night
        Why the ice decides everything in the Fen, and what both sides do until it finally melts in spring.
        Contact us
        """,
}  # fmt: skip

XFAIL: dict[str, str] = {"share lines": "'1,204 views' with a comma is no share line for the pack, so it becomes body"}


def page(name: str) -> tuple[str, list[str], str]:
    """Text of a page, its paragraphs and its headline."""
    raw = textwrap.dedent(PAGES[name]).strip().split("\n")
    text = "\n\n".join(line[2:] if line[:2] in {". ", "= "} else line for line in raw) + "\n"
    return text, [x[2:] for x in raw if x.startswith(". ")], next(x[2:] for x in raw if x.startswith("= "))


NAMES = [
    pytest.param(n, marks=[pytest.mark.xfail(strict=True, reason=XFAIL[n])] if n in XFAIL else [], id=n) for n in PAGES
]


@pytest.mark.parametrize("name", PAGES)
def test_segments_cover_the_page_without_gaps(reader: FileReader, name: str) -> None:
    text = page(name)[0]
    assert gaps(reader.read_text(text, name).document, text) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_body_is_exactly_the_paragraphs(reader: FileReader, name: str) -> None:
    text, paragraphs, _ = page(name)
    assert lines_of_kind(reader.read_text(text, name).document, text, "body") == paragraphs


@pytest.mark.parametrize("name", PAGES)
def test_the_headline_is_the_title(reader: FileReader, name: str) -> None:
    text, _, headline = page(name)
    document = reader.read_text(text, name).document
    assert lines_of_kind(document, text, "title") == [headline]
    assert document.title == headline


@pytest.mark.parametrize(
    ("name", "line", "kind"),
    [
        ("byline and date", "Fenland Herald", "outlet"),
        ("byline and date", "By Maartje Oudwater", "byline"),
        ("byline and date", "© 2031 Fenland Herald. All rights reserved.", "notice"),
        ("share lines", "Tweet", "share"),
        ("share lines", "Follow us on Telegram", "share"),
        ("captions", "A ferry on fire in the harbour of Osterholm, 4 June 2031. (Photo: Reedwire)", "caption"),
        ("donation widget", "$25", "donation"),
        ("donation widget", "Donate to the Fenland Herald", "donation"),
        ("comments", "Willem", "comment"),
        (
            "comments",
            "The army never wanted any truce, they only wait for the ice to melt and then it starts again.",
            "comment",
        ),
        ("form and captcha", "seven + 4 =", "form"),
        ("form and captcha", "Name *", "form"),
        ("related list", "Ministry denies any loss", "related"),
        ("language switch", "English | Français | العربية", "language"),
        (
            "read also in mid-article",
            "Read also: How the Water Tower became the key to the whole of the Upper Fen",
            "related",
        ),
        ("menu, tags and neighbours", "Tags: Osterholm, shelling, market", "related"),
        ("menu, tags and neighbours", "Next article: Ministry orders new boats", "related"),
        ("cookies and subscriptions", "Subscribe to our newsletter", "share"),
        ("cookies and subscriptions", "We use cookies to make this page better for you. Privacy policy", "notice"),
        ("most read after the article", "Truce holds for a second night", "related"),
    ],
)
def test_furniture_is_told_by_kind(reader: FileReader, name: str, line: str, kind: str) -> None:
    text = page(name)[0]
    assert line in lines_of_kind(reader.read_text(text, name).document, text, kind)


@pytest.mark.parametrize(
    "text", ["", "\n", " \n\n \t\n", "x", "One line only", "\nWord.\n\n", "a\r\nb\r\n", "\u2028\u2029"]
)
def test_small_texts_are_covered(reader: FileReader, text: str) -> None:
    assert gaps(reader.read_text(text, "small").document, text) == []


def test_line_ends_of_windows_change_nothing(reader: FileReader) -> None:
    text, paragraphs, _ = page("comments")
    text = text.replace("\n", "\r\n")
    document = reader.read_text(text, "page").document
    assert lines_of_kind(document, text, "body") == paragraphs
    assert gaps(document, text) == []


def test_a_given_title_is_looked_for_in_the_page(reader: FileReader) -> None:
    text = "Crown Weekly Review of the War\nSluice retaken\n" + page("byline and date")[1][0] + "\n"
    document = reader.read_text(text, "page", Row(title="Sluice retaken")).document
    assert lines_of_kind(document, text, "title") == ["Sluice retaken"]


def test_a_repeated_title_is_no_body(reader: FileReader) -> None:
    text, paragraphs, headline = page("one-line brief")
    doubled = f"{headline}\n\n{text}"
    document = reader.read_text(doubled, "page").document
    assert lines_of_kind(document, doubled, "body") == paragraphs
    assert lines_of_kind(document, doubled, "title") == [headline]


def test_each_segment_says_why(reader: FileReader) -> None:
    document = reader.read_text(page("comments")[0], "page").document
    assert all(s.reason for s in document.segments)
    assert {"after the marker '3 Comments'"} == {s.reason for s in document.segments if s.kind == "comment"}


def test_an_article_that_goes_on_after_a_related_box(reader: FileReader) -> None:
    opening, more = page("related list")[1], page("subheads")[1]
    long = [p for p in more if len(p) > 60]
    text = "\n".join(["Boat sinks off Grelsund", *opening, "Related news", *long]) + "\n"
    document = reader.read_text(text, "page").document
    assert set(long) <= set(lines_of_kind(document, text, "body"))

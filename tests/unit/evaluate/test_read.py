"""Gold files: what is read, what is refused, and agreement of two coders."""

from __future__ import annotations

from pathlib import Path

import pytest

from fogline.errors import GoldError
from fogline.evaluate.agree import agreement
from fogline.evaluate.gold import find
from fogline.evaluate.halves import half_of, only
from fogline.evaluate.read import read_gold

GOOD = """\
format: fogline/gold/1
id: one
published: 2019-03-02
text: |
  The army took Osterholm on
  Tuesday. Two soldiers died.
events:
  - words: ["The army took Osterholm on Tuesday"]
    type: Battles
    sub: Armed clash
    time: {edtf: 2019-02-26, words: Tuesday}
    losses: [{kind: killed, low: 2, best: 2, high: 2, words: Two soldiers}]
"""


def write(folder: Path, text: str, name: str = "a.yml") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_good_file_is_read(tmp_path: Path) -> None:
    (article,) = read_gold(write(tmp_path / "g", GOOD))
    (event,) = article.events
    assert article.published == "2019-03-02"
    assert event.time is not None
    assert event.time.edtf == "2019-02-26"
    (span,) = article.spans(event)
    assert article.text[span.start : span.end].split() == event.words[0].split()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Two soldiers}", "Three soldiers}", "does not stand in the text"),
        ("    type: Battles\n", "", "has no type"),
        ("kind: killed", "kind: eaten", "eaten"),
        ("published:", "publisht:", "publisht"),
        ("kind: killed", "kind: materiel", "names its item"),
        ("format: fogline/gold/1", "format: fogline/gold/9", "expected"),
    ],
)
def test_a_broken_file_is_told_by_name(tmp_path: Path, old: str, new: str, said: str) -> None:
    folder = write(tmp_path / "g", GOOD.replace(old, new))
    with pytest.raises(GoldError, match=r"a\.yml") as caught:
        read_gold(folder)
    assert said in str(caught.value)


def test_two_articles_of_one_id_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "g", GOOD, "b.yml")
    with pytest.raises(GoldError, match="the id one"):
        read_gold(write(tmp_path / "g", GOOD))


def test_the_nearest_occurrence_is_meant() -> None:
    text = "tank one, tank two,\ntank  three"
    found = find(text, "tank", 19)
    assert found is not None
    assert found.start == 20
    assert find(text, "tank three", 0) is not None
    assert find(text, "tank four", 0) is None


def test_halves_do_not_depend_on_other_articles(tmp_path: Path) -> None:
    folder = tmp_path / "g"
    for n in range(40):
        write(folder, GOOD.replace("id: one", f"id: n{n}"), f"{n}.yml")
    articles = read_gold(folder)
    tune, test = only(articles, "tune"), only(articles, "test")
    assert len(tune) + len(test) == 40
    assert min(len(tune), len(test)) > 8
    assert half_of(articles[0]) == half_of(articles[0])


def test_two_coders(tmp_path: Path) -> None:
    one = read_gold(write(tmp_path / "a", GOOD))
    alike = {a.field: a for a in agreement(one, one)}
    assert alike["sub_type"].same == 1.0
    other = read_gold(write(tmp_path / "b", GOOD.replace("sub: Armed clash", "sub: Government regains territory")))
    apart = {a.field: a for a in agreement(one, other)}
    assert apart["event"].same == 1.0
    assert apart["sub_type"].same == 0.0
    assert apart["sub_type"].kappa is not None
    assert apart["sub_type"].kappa <= 0
    with pytest.raises(GoldError, match="different texts"):
        agreement(
            one,
            read_gold(
                write(
                    tmp_path / "c",
                    GOOD.replace("Tuesday. Two", "Tuesday, when two").replace("Two soldiers}", "two soldiers}"),
                )
            ),
        )
    with pytest.raises(GoldError, match="share no article"):
        agreement(one, read_gold(write(tmp_path / "d", GOOD.replace("id: one", "id: two"))))

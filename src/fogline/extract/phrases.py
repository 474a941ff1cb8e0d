"""What a noun phrase is about: its classes, the names in it, and whose it is."""

from __future__ import annotations

from fogline.extract.lexis import Lexis
from fogline.extract.sentence import CLAUSES, MODIFIERS, Sentence
from fogline.model.mention import Mention

OWNERS = frozenset({"of", "for", "from", "belonging", "among", "amongst"})
PARTY_KINDS = frozenset({"actor", "leader", "word", "country", "unknown_actor", "person", "outlet"})
_BY_CLASS = {
    "fighters": ("armed",), "forces": ("armed", "group"), "leaders": ("person", "armed"), "civilians": ("civilian",),
    "captives": ("captive",), "structures": ("structure",), "civilian_property": ("civilian_property", "structure"),
    "base": ("base", "structure", "place"), "road": ("road", "place"), "missile": ("missile", "materiel"),
    "drone": ("drone", "materiel"), "aircraft": ("aircraft", "materiel"), "cache": ("cache", "materiel"),
    "relief": ("relief",), "reinforcement": ("reinforcement", "armed"), "siege": ("siege",), "truce": ("truce", "deal"),
    "deal": ("deal",),
    "natural": ("natural",), "blast": ("blast", "materiel"), "bombs": ("bombs", "blast", "materiel"), "toxic": ("toxic",), "buses": ("buses", "materiel"), "grenade": ("grenade", "materiel"), "fire": ("fire",),
    "protesters": ("civilian", "protesters"), "control": ("control",), "attack": ("attack",),
    "measures": ("measures",), "delegates": ("delegates",),
}  # fmt: skip
_STRUCTURAL = frozenset({"building", "position", "fortification", "hideout", "headquarters", "camp"})


class Phrase:
    """A noun phrase by its head, without the clauses that hang on it."""

    __slots__ = ("classes", "head", "members", "mentions", "sentence")

    def __init__(
        self, sentence: Sentence, head: int, members: list[int], mentions: list[Mention], classes: set[str]
    ) -> None:
        self.sentence, self.head, self.members = sentence, head, members
        self.mentions, self.classes = mentions, classes

    @property
    def start(self) -> int:
        """Offset of the first word."""
        return self.sentence.tokens[self.members[0]].start

    @property
    def end(self) -> int:
        """Offset behind the last word."""
        return self.sentence.tokens[self.members[-1]].end

    @property
    def parties(self) -> list[Mention]:
        """Mentions in it that may name somebody."""
        return [m for m in self.mentions if m.kind in PARTY_KINDS]

    @property
    def places(self) -> list[Mention]:
        """Place names in it."""
        return [m for m in self.mentions if m.kind == "place"]


def members_of(sentence: Sentence, head: int) -> list[int]:
    """The words of a noun phrase: modifiers, and `of`-like prepositions, but no clauses and no conjuncts."""
    found = {head}
    for k in sentence.kids[head]:
        dep = sentence.tokens[k].dep
        word = sentence.tokens[k].lower
        if dep in MODIFIERS or (dep == "punct" and k < head) or (dep == "prep" and word in OWNERS):
            found |= set(sentence.subtree(k, CLAUSES))
    return sorted(found)


def _belonging(sentence: Sentence, lexis: Lexis, head: int) -> list[int]:
    """ "forces loyal to X", "vehicles belonging to Y": X and Y say whose they are."""
    found: list[int] = []
    for k in sentence.kids[head]:
        token = sentence.tokens[k]
        bound = token.dep in {"acl", "amod"} and token.lower in lexis.belonging and k > head
        if bound or (token.dep == "prep" and sentence.tokens[k - 1].lower in lexis.belonging):
            found += sentence.subtree(k, CLAUSES)
    return found


def phrase(sentence: Sentence, lexis: Lexis, head: int) -> Phrase:
    """Analyse the noun phrase headed by `head`, once a sentence."""
    known = sentence.phrases.get(head)
    if isinstance(known, Phrase):
        return known
    members = sorted({*members_of(sentence, head), *_belonging(sentence, lexis, head)})
    mentions: list[Mention] = []
    for i in members:
        for mention in (sentence.at.get(i), *sentence.aside.get(i, ())):
            if mention is not None and mention not in mentions:
                mentions.append(mention)
    made = Phrase(sentence, head, members, mentions, _classes(sentence, lexis, head, members))
    sentence.phrases[head] = made
    return made


def _classes(sentence: Sentence, lexis: Lexis, head: int, members: list[int]) -> set[str]:
    found: set[str] = set()
    token = sentence.tokens[head]
    mention = sentence.at.get(head)
    named = "aircraft" if _is_aircraft(sentence, lexis, head) else _noun_class(sentence, lexis, head)
    if mention is not None and not (mention.kind == "word" and named in {"civilians", "captives"}):
        found |= _of_mention(mention)
    if named and (mention is None or mention.kind in {"word", "country"}):
        found |= set(_BY_CLASS[named])
    if mention is not None and mention.kind == "actor" and named in {"drone", "missile", "aircraft"}:
        found |= set(_BY_CLASS[named])  # "destroyed 12 Ukrainian drones"
    if mention is not None and mention.kind == "place" and named == "road":
        found.add("road")  # "the M5 highway"
    if is_numbered_unit(sentence, lexis, head):
        found |= {"base", "place"}
    item = item_of(sentence, lexis, head)
    if item and mention is None:
        found.add("structure" if item in _STRUCTURAL else "materiel")
    if token.lower in lexis.place_kinds and (mention is None or mention.kind == "place"):
        found.add("place")
    if (
        token.lower
        in {"number", "total", "group", "hundreds", "dozens", "scores", "thousands", "tens", "some", "many", "series"}
        or token.tag == "CD"
    ):
        found |= _of_measured(sentence, lexis, head, members)
    if any(m.kind == "place" for i in members if (m := sentence.at.get(i))) and not found:
        found.add("place")
    return found


def _noun_class(sentence: Sentence, lexis: Lexis, head: int) -> str | None:
    named = lexis.noun_class(sentence.tokens[head].lower)
    if named == "fighters" and sentence.tokens[head].lower.startswith("member"):
        whose = [k for k in sentence.kids[head] if k < head]
        whose += [
            o for k in sentence.kids[head] if sentence.tokens[k].lower == "of" for o in sentence.children(k, "pobj")
        ]
        if any(sentence.tokens[k].lower in lexis.unarmed for k in whose):
            return "civilians"  # "family members", "members of parliament"
    return named


def is_numbered_unit(sentence: Sentence, lexis: Lexis, head: int) -> bool:
    """ "Brigade 52", "the 559 battalion": a unit by number also names its barracks."""
    token = sentence.tokens[head]
    if token.lower not in lexis.numbered_units or token.tag in {"NNS", "NNPS"}:
        return False
    return any(sentence.tokens[k].tag == "CD" or sentence.tokens[k].lower[:1].isdigit() for k in sentence.kids[head])


def _of_mention(mention: Mention) -> set[str]:
    if mention.kind == "place":
        return {"place"}
    if mention.kind in {"actor", "unknown_actor"}:
        return {"armed", "group"}
    if mention.kind in {"leader", "person"}:
        return {"person"}
    return {"armed"} if mention.kind == "word" else set()


def _of_measured(sentence: Sentence, lexis: Lexis, head: int, members: list[int]) -> set[str]:
    """ "dozens of soldiers": the class of what is counted."""
    for i in members:
        if sentence.tokens[i].dep == "pobj" and i > head:
            return _classes(sentence, lexis, i, [j for j in members if j >= i])
    return set()


def _is_aircraft(sentence: Sentence, lexis: Lexis, head: int) -> bool:
    """ "two Su-35S fighters", "four Su-24 bombers": planes, as the model before them says."""
    if sentence.tokens[head].lower not in lexis.planes or not head:
        return False
    before = [k for k in sentence.kids[head] if k < head and k not in sentence.at]  # "12 M23 fighters" are men
    return any(lexis.models.fullmatch(sentence.tokens[k].text) for k in before)


def item_of(sentence: Sentence, lexis: Lexis, head: int) -> str | None:
    """The canonical materiel item of a head noun, by the longest compound that ends in it."""
    if _is_aircraft(sentence, lexis, head):
        return "aircraft"
    if sentence.tokens[head].lower not in lexis.item_words:
        return None
    last = len(sentence.tokens) - 1
    for after in (3, 2):  # "base of thermal rockets"
        item = lexis.items.get(sentence.words(head, min(head + after, last)))
        if item:
            return item
    for first in range(max(0, head - 3), head + 1):
        item = lexis.items.get(sentence.words(first, head))
        if item:
            return item
    return None


def counted_head(sentence: Sentence, lexis: Lexis, head: int) -> int:
    """ "dozens of soldiers" -> soldiers; "a number of ISIS vehicles" -> vehicles; otherwise the head itself."""
    token = sentence.tokens[head]
    vague = token.lower.rstrip("s") in {
        "dozen",
        "score",
        "hundred",
        "thousand",
        "ten",
        "number",
        "group",
        "series",
        "couple",
        "majority",
        "lot",
        "amount",
        "quantity",
        "quantitie",
        "deal",
        "batch",
        "handful",
        "round",
        "bodie",
        "corpse",
        "remain",
        "ton",
        "total",
        "tonne",
        "load",
        "cache",
        "stock",
    }
    if vague or token.tag == "CD" or token.lower in {"some", "many", "several", "most", "all", "more"}:
        beside = [head + 1] if head + 1 < len(sentence.tokens) else []
        for k in [*sentence.kids[head], *beside]:
            if sentence.tokens[k].lower == "of":
                obj = sentence.child(k, "pobj")
                if obj is not None:
                    return obj
    if token.lower in {"family", "crew", "team"}:  # "a family of six"
        for k in sentence.kids[head]:
            obj = sentence.child(k, "pobj") if sentence.tokens[k].lower == "of" else None
            if obj is not None and sentence.tokens[obj].tag == "CD":
                return obj
    return head


def bare_count(sentence: Sentence, head: int) -> bool:
    """ "41 were captured", "three others": a count without a noun is one of people."""
    token = sentence.tokens[head]
    counted = token.tag == "CD" or token.lower in {"others", "dozens", "scores", "hundreds"}
    return counted and sentence.at.get(head) is None and token.dep in {"nsubj", "nsubjpass", "dobj", "conj"}

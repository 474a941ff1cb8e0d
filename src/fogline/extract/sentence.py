"""One parsed sentence with the names in it, and the walks over its tree that the rules need."""

from __future__ import annotations

from collections.abc import Iterator

from fogline.model.mention import Mention
from fogline.ports import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
CLAUSES = frozenset({"advcl", "relcl", "acl", "ccomp", "csubj", "parataxis", "csubjpass"})
MODIFIERS = frozenset(
    {"compound", "amod", "nmod", "poss", "appos", "det", "nummod", "quantmod", "case", "npadvmod", "predet"}
)


class Sentence:
    """Tokens with absolute offsets, children by index, and the mention that covers each token."""

    def __init__(
        self, document: str, tokens: list[Token], number: int, paragraph: int, is_title: bool, mentions: list[Mention]
    ) -> None:
        self._document = document
        self.tokens, self.number, self.paragraph, self.is_title = tokens, number, paragraph, is_title
        self.start, self.end = tokens[0].start, tokens[-1].end
        self.kids: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.i:
                self.kids[token.head].append(token.i)
        self.mentions = [m for m in mentions if m.start < self.end and self.start <= m.start]
        self.at: dict[int, Mention] = {}
        self.phrases: dict[int, object] = {}  # analysed noun phrases by head
        self.aside: dict[int, list[Mention]] = {}
        for mention in list(self.mentions):
            self._place(mention)

    def _place(self, mention: Mention) -> None:
        covered = [t.i for t in self.tokens if t.start < mention.end and mention.start < t.end]
        if (
            mention.how == "recogniser"
            and covered
            and not any(self.tokens[i].tag.startswith(("NN", "CD")) for i in covered)
        ):
            self.mentions.remove(mention)  # "However" is no place
            return
        for i in covered:
            self.at.setdefault(i, mention)
        if not covered:  # a bracketed insertion that the parser did not see
            before = [t.i for t in self.tokens if t.end <= mention.start]
            self.aside.setdefault(before[-1] if before else 0, []).append(mention)

    def child(self, i: int, *deps: str) -> int | None:
        """The first child with one of these relations."""
        return next((k for k in self.kids[i] if self.tokens[k].dep in deps), None)

    def children(self, i: int, *deps: str) -> list[int]:
        """All children with one of these relations."""
        return [k for k in self.kids[i] if self.tokens[k].dep in deps]

    def subtree(self, i: int, stop: frozenset[str] = frozenset()) -> list[int]:
        """Indices below and with `i`, not entering children whose relation is in `stop`; in reading order."""
        found, queue = [i], [i]
        while queue:
            for k in self.kids[queue.pop()]:
                if self.tokens[k].dep not in stop:
                    found.append(k)
                    queue.append(k)
        return sorted(found)

    def conjuncts(self, i: int) -> list[int]:
        """`i` and what is coordinated with it, in order."""
        found = [i]
        for k in self.kids[i]:
            if self.tokens[k].dep == "conj":
                found += self.conjuncts(k)
        return found

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads of `i`, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def is_verb(self, i: int) -> bool:
        """Whether a token is tagged as a verb."""
        return self.tokens[i].tag.startswith("VB")

    def is_noun(self, i: int) -> bool:
        """Whether a token is tagged as a noun or pronoun."""
        return self.tokens[i].tag.startswith(("NN", "PRP", "CD"))

    def head_of(self, mention: Mention) -> int | None:
        """The token of a mention that stands highest in the tree."""
        covered = [i for i, m in self.at.items() if m is mention]
        if not covered:
            return next((i for i, ms in self.aside.items() if mention in ms), None)
        inside = set(covered)
        return next(
            (i for i in sorted(covered, reverse=True) if self.tokens[i].head not in inside or self.tokens[i].head == i),
            covered[-1],
        )

    def slice(self, start: int, end: int) -> str:
        """Raw words of the document between two offsets."""
        return self._document[start:end]

    @property
    def raw(self) -> str:
        """The raw words of the sentence."""
        return self._document[self.start : self.end]

    def words(self, first: int, last: int) -> str:
        """Lower-case words of a run of tokens, joined by spaces."""
        return " ".join(t.lower for t in self.tokens[first : last + 1])

"""Writing what is kept for ever: documents, claims, issues, judgements and corrections, each with its link in the chain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, func, insert, select, update

from fogline.model.claim import Claim
from fogline.model.document import Document, Reading
from fogline.model.failed import Failed
from fogline.model.issue import Issue
from fogline.model.judgement import Correction, Judgement
from fogline.model.review import Review
from fogline.model.wire import to_line
from fogline.store import search
from fogline.store.chain import START, digest, link
from fogline.store.queue import stand
from fogline.store.schema import (
    chain,
    claims,
    collections,
    corrections,
    documents,
    failures,
    issues,
    judged,
    judgements,
    reviews,
    segments,
    voices,
    votes,
)


def plain(text: str | None) -> str | None:
    """A look-up column: PostgreSQL takes no NUL."""
    return text.replace("\x00", " ") if text else text


class Keeper:
    """Appends within one transaction. Nothing that was appended is ever changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: str | None = None

    def document(self, reading: Reading, coder: str) -> None:
        """A new document with its text and segments."""
        kept = msgspec.structs.replace(reading.document, text=None, issues=())
        marked = reading.document.text is not None
        line = to_line(kept).decode()
        body = reading.text.encode("utf-8", "surrogatepass")
        made = self._connection.execute(
            insert(documents).values(
                id=kept.id, ref=plain(kept.document_ref), outlet=plain(_outlet(kept)),
                side=kept.outlet.side if kept.outlet else None, published=kept.published.edtf, title=plain(kept.title),
                url=plain(kept.url), language=kept.language, sha256=kept.sha256, raw_sha256=reading.raw_sha256,
                text=body, record=line, coder=coder, markup=marked,
            )
        )  # fmt: skip
        rows = [
            {"document": kept.id, "n": n, "kind": s.kind, "start": s.start, "end": s.end}
            for n, s in enumerate(kept.segments)
        ]
        if rows:
            self._connection.execute(insert(segments), rows)
        seq = made.inserted_primary_key[0]  # type: ignore[index]
        search.add(self._connection, [("document", seq, kept.id, f"{kept.title or ''}\n{reading.text}")])
        self._link([("document", kept.id, digest(line + digest(body)))])

    def collected(self, reading: Reading, retrieved: str, tool: str) -> None:
        """One line of the collection log: when and under which name a document came in; the same name is logged once."""
        ref, document = plain(reading.document.document_ref) or "", reading.document.id
        known = select(collections.c.seq).where(collections.c.document == document, collections.c.ref == ref)
        if self._connection.execute(known).first() is None:
            row = {"document": document, "ref": ref, "retrieved": retrieved, "tool": tool}
            self._connection.execute(insert(collections).values(**row, raw_sha256=reading.raw_sha256))

    def claims(self, said: Sequence[Claim], coder: str) -> None:
        """Claims of one coding of a document."""
        if not said:
            return
        lines = [to_line(c).decode() for c in said]
        rows = [_claim_row(c, line, coder) for c, line in zip(said, lines, strict=True)]
        self._connection.execute(insert(claims), rows)
        seqs = self._seqs([c.id for c in said], coder)
        spoken = [
            {
                "claim": seqs[c.id],
                "depth": depth,
                "name": plain(v.name),
                "actor": v.actor,
                "kind": v.kind,
                "side": v.side,
            }
            for c in said
            for depth, v in enumerate(c.attribution)
        ]
        if spoken:
            self._connection.execute(insert(voices), spoken)
        search.add(self._connection, [("claim", seqs[c.id], c.id, c.span.exact) for c in said])
        self._link([("claim", c.id, digest(line)) for c, line in zip(said, lines, strict=True)])

    def _seqs(self, ids: Sequence[str], coder: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for some in chunks(ids):
            asked = select(claims.c.id, claims.c.seq).where(claims.c.id.in_(some), claims.c.coder == coder)
            found.update((row.id, row.seq) for row in self._connection.execute(asked))
        return found

    def supersede(self, document: str, coder: str) -> int:
        """Let a document's standing claims give way to those of another coder; they stay readable. How many they were."""
        standing = (claims.c.document == document) & claims.c.superseded.is_(None)
        rows = self._connection.execute(select(claims.c.id, claims.c.seq).where(standing).order_by(claims.c.id)).all()
        self._connection.execute(update(claims).where(standing).values(superseded=coder, telling=None))
        self._connection.execute(update(documents).where(documents.c.id == document).values(coder=coder))
        search.remove(self._connection, "claim", [row.seq for row in rows])
        self._link([("recode", document, digest("\n".join((coder, *(row.id for row in rows)))))])
        return len(rows)

    def issues(self, document: str | None, found: Iterable[Issue]) -> None:
        """Issues of a document, or of an input that gave none; the same issue is kept once."""
        lines = {to_line(i).decode(): i for i in found}
        by_digest = {digest(f"{document or ''}\x1f{line}"): (line, issue) for line, issue in lines.items()}
        asked = select(issues.c.digest).where(issues.c.digest.in_(list(by_digest)))
        known = set(self._connection.execute(asked).scalars())
        new = [(key, line, issue) for key, (line, issue) in by_digest.items() if key not in known]
        if new:
            rows = [
                {"document": document, "code": issue.code, "record": line, "digest": key} for key, line, issue in new
            ]
            self._connection.execute(insert(issues), rows)
            self._link([("issue", key[:60], key) for key, _, _ in new])

    def failures(self, found: Iterable[Failed]) -> None:
        """What failed and does not stand already, and what is resolved."""
        by_id = {f.id: f for f in found}
        known = stand(self._connection, by_id)
        new = [f for f in by_id.values() if (f.id in known) == (f.outcome == "resolved")]
        if new:
            lines = [to_line(f).decode() for f in new]
            rows = [
                {"id": f.id, "outcome": f.outcome, "code": f.code, "record": line}
                for f, line in zip(new, lines, strict=True)
            ]
            self._connection.execute(insert(failures), rows)
            self._link([("failure", f.id, digest(line)) for f, line in zip(new, lines, strict=True)])

    def judgement(self, judgement: Judgement) -> None:
        """What somebody decided about events."""
        line = to_line(judgement).decode()
        self._connection.execute(insert(judgements).values(id=judgement.id, kind=judgement.kind, record=line))
        touched = dict.fromkeys((*judgement.claims, *judgement.others))
        if touched:
            self._connection.execute(insert(judged), [{"claim": c, "judgement": judgement.id} for c in touched])
        self._link([("judgement", judgement.id, digest(line))])

    def correction(self, correction: Correction) -> None:
        """Another value for a field of a claim."""
        line = to_line(correction).decode()
        self._connection.execute(insert(corrections).values(id=correction.id, claim=correction.claim, record=line))
        self._link([("correction", correction.id, digest(line))])

    def reviews(self, made: Sequence[Review]) -> None:
        """What somebody says of claims; `votes` hold each person's word that stands."""
        if not made:
            return
        lines = [to_line(r).decode() for r in made]
        rows = [{"id": r.id, "claim": r.claim, "record": line} for r, line in zip(made, lines, strict=True)]
        self._connection.execute(insert(reviews), rows)
        for r in made:
            self._connection.execute(delete(votes).where(votes.c.claim == r.claim, votes.c.who == r.who))
            if r.act != "undo":
                self._connection.execute(insert(votes).values(claim=r.claim, who=r.who, act=r.act, review=r.id))
        self._link([("review", r.id, digest(line)) for r, line in zip(made, lines, strict=True)])

    def _link(self, links: Sequence[tuple[str, str, str]]) -> None:
        if self._last is None:
            newest = select(chain.c.hash).order_by(chain.c.seq.desc()).limit(1)
            self._last = self._connection.execute(newest).scalar() or START
        rows = []
        for kind, ref, record_digest in links:
            new = link(self._last, kind, ref, record_digest)
            rows.append({"kind": kind, "ref": ref, "digest": record_digest, "previous": self._last, "hash": new})
            self._last = new
        self._connection.execute(insert(chain), rows)


def _outlet(document: Document) -> str | None:
    return (document.outlet.id or document.outlet.name) if document.outlet else None


def _claim_row(claim: Claim, line: str, coder: str) -> dict[str, Any]:
    place = claim.places[0] if claim.places else None
    return {
        "id": claim.id, "document": claim.document, "telling": None, "kind": claim.kind, "event_type": claim.event_type,
        "sub_event_type": claim.sub_event_type, "status": claim.status, "background": claim.background,
        "first": claim.time.earliest, "last": claim.time.latest,
        "place": plain(place.id or place.name) if place else None, "country": place.country if place else None,
        "lat": place.lat if place else None, "lon": place.lon if place else None, "confidence": claim.confidence,
        "quote": plain(claim.span.exact), "record": line, "coder": coder, "superseded": None,
    }  # fmt: skip


def chunks(ids: Iterable[str], size: int = 500) -> Iterable[list[str]]:
    """Ids in groups that fit into one statement."""
    ordered = sorted(ids)
    return (ordered[i : i + size] for i in range(0, len(ordered), size))


def count(connection: Connection, table: Table) -> int:
    """Rows of a table."""
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

/** One telling: who says so through whom, in which words, how carefully. */
import type { ComponentChildren } from "preact";
import type { Claim, Doc } from "../api/records";
import { href } from "../state/route";
import { Camp } from "./glyphs";
import { type Mark, pieces, type Text } from "./offsets";
import { OutletBadge } from "./outlet";
import { day, figure, lossName, statusName } from "./words";

/** The sentence of a claim, its clause marked, and within it the words that count. */
export function Quote({ claim, text, focus }: { claim: Claim; text: Text | null; focus?: readonly [number, number][] }) {
  if (!text) return <blockquote dir="auto">{claim.span.exact}</blockquote>;
  const [start, end] = text.around(claim.span.start, claim.span.end);
  const marks: Mark[] = [{ start: claim.span.start, end: claim.span.end, key: "clause" }];
  for (const [a, b] of focus ?? []) marks.push({ start: a, end: b, key: "focus" });
  return (
    <blockquote dir="auto">
      {pieces(text, marks, start, end).map((piece) => {
        if (piece.keys.includes("focus"))
          return (
            <mark key={piece.start} class="focus">
              {piece.text}
            </mark>
          );
        return piece.keys.length ? <mark key={piece.start}>{piece.text}</mark> : piece.text;
      })}
    </blockquote>
  );
}

/** The outlet first, then inward to the first voice, with the words of saying. */
export function Chain({ claim }: { claim: Claim }) {
  return (
    <ol class="chain" aria-label="who says so, through whom">
      {claim.attribution.map((voice, i) => (
        <li key={i}>
          {i > 0 && voice.verb && voice.verb !== "source" && <em class="verb">{voice.verb}</em>}
          <span class="voice">
            {(i === 0 || voice.side) && <Camp side={voice.side} />}
            <bdi>{voice.name}</bdi>
          </span>
        </li>
      ))}
    </ol>
  );
}

export function Hedges({ claim }: { claim: Claim }) {
  const said = [statusName(claim.status), claim.background && "told as background", claim.doubtful && "read with doubt"].filter(
    (word): word is string => Boolean(word),
  );
  return (
    <>
      {said.map((word) => (
        <span key={word} class="badge hedge">
          {word}
        </span>
      ))}
    </>
  );
}

interface EvidenceProps {
  claim: Claim;
  document: Doc | undefined;
  text: Text | null;
  focus?: readonly [number, number][];
  children?: ComponentChildren;
}

export function Evidence({ claim, document, text, focus, children }: EvidenceProps) {
  const outlet = document?.outlet;
  return (
    <article class="evidence" id={claim.id} data-testid="evidence">
      <header>
        <OutletBadge
          name={outlet?.name ?? claim.attribution[0]?.name ?? "outlet not known"}
          side={outlet?.side}
          id={outlet?.id}
        />
        <span class="muted">{day(document?.published.edtf)}</span>
        <Hedges claim={claim} />
      </header>
      <Quote claim={claim} text={text} focus={focus} />
      {claim.losses.length > 0 && (
        <p class="told">
          {claim.losses.map((loss, i) => (
            <span key={i} class="fact">
              <b>{figure(loss)}</b> {lossName({ ...loss, text: null })}
            </span>
          ))}
        </p>
      )}
      <footer>
        <Chain claim={claim} />
        <a class="to-text" href={href(`/documents/${claim.document}`, { claim: claim.id })}>
          in the article
        </a>
        {children}
      </footer>
    </article>
  );
}

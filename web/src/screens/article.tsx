/** One report as it was read: the text with what was coded in it left, the claims right, each leading to the other. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { WholeDocument } from "../api/answers";
import type { Claim, Segment } from "../api/records";
import { useApi } from "../api/use";
import { change, href, query } from "../state/route";
import { Chain, Hedges } from "../ui/evidence";
import { Empty, Failed, Loading, TypeDot } from "../ui/glyphs";
import { useKeys } from "../ui/keys";
import { type Mark, pieces, Text } from "../ui/offsets";
import { OutletBadge } from "../ui/outlet";
import { css, typeShade } from "../ui/palette";
import { counted, day, figure, head, lossName, names, when, where } from "../ui/words";

const CODED = new Set(["title", "body"]);

export function Article({ id }: { id: string }) {
  const { data, error } = useApi<WholeDocument>(`/api/documents/${encodeURIComponent(id)}`);
  if (error) return <Failed error={error} />;
  if (!data) return <Loading what="Loading the article" />;
  return <Reader whole={data} />;
}

function Reader({ whole }: { whole: WholeDocument }) {
  const { document: page, claims } = whole;
  const text = useMemo(() => new Text(whole.text), [whole.text]);
  const [plain, setPlain] = useState(false);
  const [furniture, setFurniture] = useState(true);
  const [hover, setHover] = useState<string | null>(null);
  const current = query.value.claim ?? null;
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!current) return;
    const find = (selector: string) =>
      [...(box.current?.querySelectorAll<HTMLElement>(selector) ?? [])].find(
        (e) => e.dataset.claims?.split(" ").includes(current) || e.dataset.claim === current,
      );
    for (const selector of ["mark", ".claim"]) find(selector)?.scrollIntoView({ block: "center" });
  }, [current, whole]);

  const step = (by: number) => {
    if (!claims.length) return;
    const at = claims.findIndex((c) => c.id === current);
    const next = claims[at < 0 ? (by > 0 ? 0 : claims.length - 1) : (at + by + claims.length) % claims.length];
    setHover(null); // a mouse that lies still does not hold back the keys
    if (next) change({ claim: next.id }, true);
  };
  useKeys({ j: () => step(1), k: () => step(-1), h: () => setPlain(!plain), f: () => setFurniture(!furniture) });

  const lit = hover ?? current;
  return (
    <article class="reader" data-testid="article" ref={box}>
      <header class="event-head">
        <p class="crumbs">
          <a href={href("/")}>Events</a> ▸ report
        </p>
        <h1 dir="auto">{page.title ?? page.document_ref}</h1>
        <p class="event-line">
          <OutletBadge name={page.outlet?.name ?? "outlet not known"} side={page.outlet?.side} id={page.outlet?.id} />
          <span>{day(page.published.edtf)}</span>
          {page.byline && <bdi class="muted">{page.byline}</bdi>}
          {page.copy_of && (
            <a class="badge" href={href(`/documents/${page.copy_of}`)}>
              copy of another report
            </a>
          )}
          {whole.copies.length > 0 && <span class="badge">{counted(whole.copies.length, "copy", "copies")} of it</span>}
          {whole.masked && <span class="badge hedge">names of private persons are masked</span>}
          <a class="muted" href={`/documents/${page.id}.json`}>
            JSON
          </a>
        </p>
        <p class="reader-tools">
          <button type="button" aria-pressed={!plain} onClick={() => setPlain(!plain)}>
            Highlights <kbd>h</kbd>
          </button>
          <button type="button" aria-pressed={furniture} onClick={() => setFurniture(!furniture)}>
            Page furniture <kbd>f</kbd>
          </button>
          <span class="muted">
            <kbd>j</kbd> <kbd>k</kbd> next, previous claim
          </span>
        </p>
        {page.url && <p class="muted url">{page.url}</p>}
      </header>
      <div class="reader-columns">
        <div class="reader-text" dir="auto" lang={page.language ?? undefined} data-testid="reader-text">
          <Segments
            text={text}
            segments={page.segments}
            claims={claims}
            plain={plain}
            furniture={furniture}
            lit={lit}
            hover={setHover}
          />
        </div>
        <aside class="reader-claims" aria-label="What was read from it">
          <h2>
            {counted(claims.length, "claim")} <span class="muted">in the order of the text</span>
          </h2>
          {!claims.length && (
            <Empty title="No claim was read from this report">
              <p>Nothing in it was understood as an event, or it is not in English. Its issues below say what is known.</p>
            </Empty>
          )}
          {claims.map((claim) => (
            <ClaimCard key={claim.id} claim={claim} event={whole.events[claim.id]} lit={claim.id === lit} hover={setHover} />
          ))}
          {whole.issues.length > 0 && (
            <>
              <h2>{counted(whole.issues.length, "issue")}</h2>
              <ul class="issues">
                {whole.issues.map((issue, i) => (
                  <li key={i}>
                    <code>{issue.code}</code> {issue.message}
                  </li>
                ))}
              </ul>
            </>
          )}
        </aside>
      </div>
    </article>
  );
}

/** Whether the mouse moved by itself: text that scrolls under a mouse that lies still is not pointed at. */
function pointed(event: MouseEvent): boolean {
  return event.movementX !== 0 || event.movementY !== 0;
}

interface SegmentsProps {
  text: Text;
  segments: Segment[];
  claims: Claim[];
  plain: boolean;
  furniture: boolean;
  lit: string | null;
  hover: (id: string | null) => void;
}

/** A segment without the white space at its ends: blocks are set apart by style. */
function trimmed(text: Text, { start, end }: Segment): [number, number] {
  const whole = text.slice(start, end);
  const length = (part: string) => [...part].length;
  return [start + length(whole) - length(whole.trimStart()), end - length(whole) + length(whole.trimEnd())];
}

function Segments({ text, segments, claims, plain, furniture, lit, hover }: SegmentsProps) {
  const marks: Mark[] = claims.map((c) => ({ start: c.span.start, end: c.span.end, key: c.id }));
  const byId = new Map(claims.map((c) => [c.id, c]));
  const whole = segments.length ? segments : [{ kind: "body", start: 0, end: text.length, reason: "" }];
  return (
    <>
      {whole.map((segment) => {
        const coded = CODED.has(segment.kind);
        const [start, end] = trimmed(text, segment);
        if (start >= end || (!coded && !furniture)) return null;
        return (
          <div
            key={segment.start}
            class={`segment ${coded ? segment.kind : "furniture"}`}
            title={coded ? undefined : `${segment.kind}: ${segment.reason}`}
          >
            {!coded && <span class="furniture-kind">{segment.kind}</span>}
            {pieces(text, plain ? [] : marks, start, end).map((piece) => {
              const first = byId.get(piece.keys[0] ?? "");
              if (!first) return piece.text;
              const on = lit !== null && piece.keys.includes(lit);
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: j and k go from claim to claim, and each claim has a button
                <mark
                  key={piece.start}
                  class={`span${on ? " lit" : ""}`}
                  style={{ "--span": css(typeShade(first.event_type)) }}
                  data-claims={piece.keys.join(" ")}
                  onMouseMove={(event) => pointed(event) && hover(first.id)}
                  onMouseLeave={() => hover(null)}
                  onClick={() => change({ claim: first.id }, true)}
                >
                  {piece.text}
                </mark>
              );
            })}
          </div>
        );
      })}
    </>
  );
}

function ClaimCard({
  claim,
  event,
  lit,
  hover,
}: {
  claim: Claim;
  event: string | undefined;
  lit: boolean;
  hover: (id: string | null) => void;
}) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only lights up what the button chooses
    <section
      class={`claim${lit ? " lit" : ""}`}
      style={{ "--span": css(typeShade(claim.event_type)) }}
      data-claim={claim.id}
      data-testid="claim"
      onMouseMove={(event) => pointed(event) && hover(claim.id)}
      onMouseLeave={() => hover(null)}
    >
      <h3>
        <button type="button" class="plain" aria-pressed={lit} onClick={() => change({ claim: claim.id }, true)}>
          <TypeDot type={claim.event_type} /> {claim.event_type ? head({ ...claim }) : claim.kind}
        </button>
        <Hedges claim={claim} />
      </h3>
      <p>
        {when(claim.time)} · <bdi>{where(claim)}</bdi>
      </p>
      <p>
        <bdi>{names(claim.initiators) || "nobody named"}</bdi>
        {claim.targets.length > 0 && (
          <>
            {" → "}
            <bdi>{names(claim.targets)}</bdi>
          </>
        )}
      </p>
      {claim.losses.map((loss, i) => (
        <p key={i} class="fact">
          <b>{figure(loss)}</b> {lossName(loss)}
        </p>
      ))}
      {claim.control.map((step, i) => (
        <p key={i} class="fact">
          <bdi>{step.place.name}</bdi>: {step.from?.name ?? "?"} → {step.to?.name ?? "?"} ({step.extent})
        </p>
      ))}
      <Chain claim={claim} />
      <p class="claim-foot">
        <span class="muted" title="The chance that nothing in the claim is wrong, learned from hand coding">
          confidence {claim.confidence.toFixed(2)}
        </span>
        <code class="rule">{claim.rule}</code>
        {event && <a href={href(`/events/${event}`)}>its event</a>}
      </p>
    </section>
  );
}

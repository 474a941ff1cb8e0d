/** Review: the queue by what a second look is worth; one claim at a time, by keys; what was read by machine is never done until a person looked. */
import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { Progress, ReviewItem, WholeEvent } from "../api/answers";
import { ApiError, may, send, session } from "../api/client";
import { useList } from "../api/many";
import type { Claim } from "../api/records";
import { refresh, useApi } from "../api/use";
import { write } from "../state/filters";
import { change, filters, href, query } from "../state/route";
import { Evidence } from "../ui/evidence";
import { Agreement, Empty, Failed, Loading, TypeDot } from "../ui/glyphs";
import { useKeys } from "../ui/keys";
import { useTexts } from "../ui/texts";
import { count, counted, fieldName, head, when, where } from "../ui/words";
import { Batch } from "./batch";
import { Decide, type Done, type Question } from "./decide";
import { Partings } from "./partings";

/** What was done here since the page was opened: an event that leaves the queue must still be taken back by a key. */
const acts = signal<Done[]>([]);

export function Review() {
  const others = query.value.mine === "false";
  const state = query.value.state ?? "open";
  const queue = useList<ReviewItem>(
    `/api/review${write({ ...filters.value, order: "worth", state: state === "all" ? null : state, mine: others ? "false" : null, limit: 40 })}`,
  );
  const progress = useApi<Progress>("/api/review/progress");
  const chosen = query.value.event;
  const at = Math.max(
    0,
    queue.items.findIndex((item) => item.event.id === chosen),
  );
  const item = queue.items[at];
  if (!may("coder"))
    return (
      <Empty title="Reviewing needs the role of a coder or reviewer">
        <p>Yours is {session.value?.role ?? "none"}. Whoever keeps this ledger can change it.</p>
      </Empty>
    );
  if (queue.error) return <Failed error={queue.error} />;
  const open = (to: number) => {
    const next = queue.items[to];
    if (next) change({ event: next.event.id }, true);
  };
  return (
    <div class="review" data-testid="review">
      <header class="review-head">
        <h1>Review</h1>
        {progress.data && <ProgressBar progress={progress.data} />}
        <div class="review-tools">
          <label>
            <input type="checkbox" checked={others} onChange={() => change({ mine: others ? null : "false" })} /> only what I have
            not voted on
          </label>
          <label>
            show{" "}
            <select
              value={state}
              onChange={(event) => change({ state: (event.currentTarget as HTMLSelectElement).value, event: null })}
            >
              {["open", "accepted", "rejected", "mixed", "sealed", "all"].map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        </div>
      </header>
      {!item && !queue.loading ? (
        <Finished />
      ) : (
        <div class="review-columns">
          <Queue items={queue.items} at={at} open={open} more={queue.more} total={queue.total} />
          {item ? (
            <Card key={item.event.id} item={item} next={() => open(at + 1)} before={() => open(at - 1)} />
          ) : (
            <Loading what="Loading the queue" />
          )}
        </div>
      )}
      {may("reviewer") && <Batch />}
    </div>
  );
}

function Finished() {
  return (
    <Empty title="Nothing is left to review here">
      <p>
        Everything under these filters has been looked at. Change what is shown above, take filters off, or{" "}
        <a href="/add">add reports</a>.
      </p>
    </Empty>
  );
}

function ProgressBar({ progress }: { progress: Progress }) {
  const looked = progress.events - progress.open;
  return (
    <div class="progress" data-testid="progress">
      <progress max={Math.max(1, progress.events)} value={looked} aria-label="Events looked at" />
      <span>
        <b>{count(looked)}</b> of {counted(progress.events, "event")} looked at
      </span>
      <span class="muted">
        {count(progress.accepted)} accepted, {count(progress.rejected)} rejected, {count(progress.sealed)} sealed
      </span>
      <span class="muted" title="Cohen’s kappa over claims that two people voted on">
        agreement{" "}
        {progress.kappa === null ? "needs two people" : `κ ${progress.kappa.toFixed(2)} over ${counted(progress.pairs, "pair")}`}
      </span>
    </div>
  );
}

interface QueueProps {
  items: ReviewItem[];
  at: number;
  open: (to: number) => void;
  more: (() => void) | null;
  total: number | null;
}

function Queue({ items, at, open, more, total }: QueueProps) {
  return (
    <nav class="queue" aria-label="Queue">
      <p class="muted">{total === null ? "" : counted(total, "event")}, by worth</p>
      <ol>
        {items.map((item, i) => (
          <li key={item.event.id}>
            <button
              type="button"
              class={`plain queue-item${i === at ? " on" : ""}`}
              aria-current={i === at ? "true" : undefined}
              onClick={() => open(i)}
              data-testid="queue-item"
            >
              <span class="queue-worth" title="What a second look is worth">
                {item.worth.toFixed(1)}
              </span>
              <span>
                <span class="row-head">
                  <TypeDot type={item.event.event_type} /> {head(item.event)}
                </span>
                <span class="muted">
                  {when(item.event.time)}, <bdi>{where(item.event)}</bdi>
                </span>
                {item.state !== "open" && <span class={`badge ${item.state}`}>{item.state}</span>}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {more && (
        <button type="button" class="more" onClick={more}>
          Show more
        </button>
      )}
    </nav>
  );
}

function reason(text: string): string {
  const [field, kind] = text.split(": ");
  return kind ? `${fieldName(field ?? "")}: ${kind}` : text;
}

function Card({ item, next, before }: { item: ReviewItem; next: () => void; before: () => void }) {
  const { data, error } = useApi<WholeEvent>(`/api/events/${item.event.id}`);
  if (error) return <Failed error={error} />;
  if (!data) return <Loading what="Loading the event" />;
  return <Deciding item={item} whole={data} next={next} before={before} />;
}

interface DecidingProps {
  item: ReviewItem;
  whole: WholeEvent;
  next: () => void;
  before: () => void;
}

/** Claims that nobody here has voted on come first; the order within is that of the reports. */
function order(whole: WholeEvent, votes: ReviewItem["votes"]): Claim[] {
  const voted = (c: Claim) => Object.keys(votes[c.id] ?? {}).length > 0;
  return [...whole.claims].sort((a, b) => Number(voted(a)) - Number(voted(b)) || a.confidence - b.confidence);
}

function Deciding({ item, whole, next, before }: DecidingProps) {
  const [claims] = useState(() => order(whole, item.votes));
  const [at, setAt] = useState(0);
  const [question, setQuestion] = useState<Question | null>(null);
  const [said, setSaid] = useState("");
  const [mine, setMine] = useState<Record<string, string>>({});
  const texts = useTexts(whole.event.documents);
  const claim = whole.claims.find((c) => c.id === claims[at]?.id) ?? claims[at];
  const pages = new Map(whole.documents.map((d) => [d.id, d]));

  const onward = () => (at + 1 < claims.length ? setAt(at + 1) : next());
  const done = (act: Done) => {
    acts.value = [...acts.value, act];
    setSaid(`${act.said}. u takes it back.`);
    if (claim) setMine({ ...mine, [claim.id]: act.said });
    refresh();
    if (act.said !== "corrected") onward();
  };
  const told = (error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
    setSaid(error.message);
  };
  const vote = (act: "accept" | "seal") => () => {
    if (!claim) return;
    // whoever wants reviewers to be others than coders says so by the same switch that keeps their own work out of the queue
    const body = { act, why: "", unlike: query.value.mine === "false" };
    send<{ id: string }>(`/api/review/${claim.id}`, body).then(
      (made) => done({ id: made.id, said: act === "seal" ? "sealed" : "accepted" }),
      told,
    );
  };
  const accept = vote("accept");
  const undo = () => {
    const last = acts.value.at(-1);
    if (!last) {
      setSaid("Nothing of yours to take back here.");
      return;
    }
    send("/api/judgements", { kind: "undo", undoes: last.id, why: `taken back while reviewing: ${last.said}` }).then(() => {
      acts.value = acts.value.slice(0, -1);
      setSaid(`${last.said}: taken back.`);
      refresh();
    }, told);
  };
  const ask = (what: Question) => () => claim && setQuestion(what);
  const both = (key: string, act: () => void) => ({ [key]: act, [key.toUpperCase()]: act });
  useKeys({
    ...both("a", accept),
    ...both("c", ask("correct")),
    ...both("r", ask("reject")),
    ...both("s", ask("split")),
    ...both("m", ask("merge")),
    ...both("u", undo),
    ...both("l", vote("seal")),
    j: onward,
    k: () => (at > 0 ? setAt(at - 1) : before()),
  });

  return (
    <section class="panel review-card" aria-label="What is to be decided" data-testid="review-card">
      <h2>
        <TypeDot type={whole.event.event_type} /> <a href={href(`/events/${whole.event.id}`, {})}>{head(whole.event)}</a>
      </h2>
      <p>
        {when(whole.event.time)} · <bdi>{where(whole.event)}</bdi> <Agreement value={whole.event.agreement} />
      </p>
      <ul class="reasons" aria-label="Why a second look is worth it">
        {item.reasons.map((text) => (
          <li key={text} class="badge">
            {reason(text)}
          </li>
        ))}
      </ul>
      <p class="review-at" data-testid="review-at">
        Claim {at + 1} of {claims.length}
      </p>
      {claim && (
        <Evidence claim={claim} document={pages.get(claim.document)} text={texts.get(claim.document) ?? null}>
          <span class="muted">confidence {claim.confidence.toFixed(2)}</span>
          <code class="rule">{claim.rule}</code>
        </Evidence>
      )}
      {claim && <Votes votes={item.votes[claim.id] ?? {}} mine={mine[claim.id]} />}
      <div class="review-acts">
        <button type="button" class="main" onClick={accept} data-testid="accept">
          Accept <kbd>a</kbd>
        </button>
        {(
          [
            ["correct", "Correct", "c"],
            ["reject", "Reject", "r"],
            ["split", "Split off", "s"],
            ["merge", "Merge", "m"],
          ] as const
        ).map(([what, label, key]) => (
          <button type="button" key={what} onClick={ask(what)} data-testid={what}>
            {label} <kbd>{key}</kbd>
          </button>
        ))}
        <button type="button" onClick={undo} disabled={!acts.value.length} data-testid="undo">
          Undo <kbd>u</kbd>
        </button>
        <button type="button" onClick={vote("seal")} title="Nobody but an admin changes it afterwards" data-testid="seal">
          Seal <kbd>l</kbd>
        </button>
        <button type="button" onClick={onward}>
          Skip <kbd>j</kbd>
        </button>
      </div>
      <p class="said" role="status" aria-live="polite" data-testid="said">
        {said}
      </p>
      <Partings whole={whole} texts={texts} />
      {question && claim && (
        <Decide question={question} claim={claim} event={whole.event} done={done} close={() => setQuestion(null)} />
      )}
    </section>
  );
}

function Votes({ votes, mine }: { votes: Record<string, string>; mine: string | undefined }) {
  const rows = Object.entries(votes);
  if (!rows.length && !mine) return null;
  return (
    <p class="muted">
      {rows.map(([who, act]) => `${who}: ${act}`).join(", ")}
      {mine && !rows.length && `you: ${mine}`}
    </p>
  );
}

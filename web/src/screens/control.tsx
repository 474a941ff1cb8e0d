/** Control: who is reported to hold what on a day, as all tell it or as one camp does; and how that changed, place by place. */
import { useMemo } from "preact/hooks";
import type { ControlAnswer } from "../api/answers";
import type { Step } from "../api/records";
import { useApi } from "../api/use";
import { plus, days as span } from "../charts/window";
import { ControlMap, placed } from "../map/controlmap";
import { camps, holderName, SURENESS, type Sureness, sureness } from "../map/holding";
import { write } from "../state/filters";
import { change, href, query } from "../state/route";
import { Camp, Empty, Failed, Loading } from "../ui/glyphs";
import { useKeys } from "../ui/keys";
import { camp, css } from "../ui/palette";
import { campName, counted, day } from "../ui/words";

export function Control() {
  const { at, camp: told, agreed, known } = query.value;
  const all = useApi<ControlAnswer>(`/api/control${write({ camp: told, agreed, known })}`);
  const everybody = useApi<ControlAnswer>("/api/control");
  if (all.error) return <Failed error={all.error} />;
  if (!all.data || !everybody.data) return <Loading what="Loading who holds what" />;
  if (!everybody.data.items.length)
    return (
      <Empty title="No report in this ledger says who holds a place">
        <p>
          Only words about holding count: a capture, a withdrawal, a hand-over, a place that is held. Attempts and nearness never
          do.
        </p>
      </Empty>
    );
  return <Holding steps={all.data.items} all={everybody.data.items} at={at} />;
}

/** The days on which something changes, of all tellings: the slider stops at each day between the first and the last. */
function edges(steps: Step[]): { first: string; last: string; days: string[] } {
  const days = [...new Set(steps.flatMap((s) => [s.since, s.until]).filter((d): d is string => d !== null))].sort();
  const first = days[0] ?? "2011-03-15";
  return { first: plus(first, -1), last: plus(days.at(-1) ?? first, 1), days };
}

function holds(step: Step, at: string): boolean {
  return (step.since ?? "") <= at && (step.until === null || at < step.until);
}

function Holding({ steps, all, at }: { steps: Step[]; all: Step[]; at: string | undefined }) {
  const { first, last, days } = useMemo(() => edges(all), [all]);
  const now = at && at >= first && at <= last ? at : (days.at(-1) ?? last);
  const chosen = query.value.place;
  const shown = useMemo(() => steps.filter((s) => holds(s, now)), [steps, now]);
  const move = (to: string) => change({ at: to < first ? first : to > last ? last : to }, true);
  useKeys({ ArrowLeft: () => move(plus(now, -1)), ArrowRight: () => move(plus(now, 1)) });
  return (
    <div class="control" data-testid="control">
      <header class="control-head">
        <h1>
          Reported holders on <time dateTime={now}>{day(now)}</time>
        </h1>
        <As steps={all} />
      </header>
      <Slider first={first} last={last} now={now} days={days} move={move} />
      <div class="control-columns">
        <div>
          <ControlMap steps={shown} chosen={chosen} />
          <ControlLegend shown={shown} />
        </div>
        <Strips steps={steps} shown={shown} now={now} first={first} last={last} chosen={chosen} />
      </div>
    </div>
  );
}

/** As told by all, by one camp, or only what opposed camps agree on; and what had been reported by a day. */
function As({ steps }: { steps: Step[] }) {
  const sides = [...new Set(steps.flatMap((s) => s.sides))].sort();
  const { camp: told = "", agreed, known = "" } = query.value;
  const value = agreed ? "agreed" : told;
  return (
    <div class="as">
      <label>
        as told by
        <select
          value={value}
          data-testid="as-told-by"
          onChange={(event) => {
            const to = (event.currentTarget as HTMLSelectElement).value;
            change({ camp: to === "agreed" ? null : to || null, agreed: to === "agreed" ? "true" : null });
          }}
        >
          <option value="">everybody</option>
          <option value="agreed">opposed camps alike</option>
          {sides.map((side) => (
            <option key={side} value={side}>
              {campName(side)}
            </option>
          ))}
        </select>
      </label>
      <label>
        as reported until
        <input
          type="date"
          value={known}
          onChange={(event) => change({ known: (event.currentTarget as HTMLInputElement).value || null })}
        />
      </label>
    </div>
  );
}

interface SliderProps {
  first: string;
  last: string;
  now: string;
  days: string[];
  move: (to: string) => void;
}

function Slider({ first, last, now, days, move }: SliderProps) {
  const length = span(first, last) - 1;
  const at = span(first, now) - 1;
  const next = days.find((d) => d > now);
  const before = [...days].reverse().find((d) => d < now);
  return (
    <div class="slider">
      <button type="button" disabled={!before} onClick={() => before && move(before)} aria-label="The change before">
        ‹
      </button>
      <div class="slider-track">
        <input
          type="range"
          min={0}
          max={length}
          value={at}
          aria-label="Day"
          aria-valuetext={day(now)}
          data-testid="day"
          onInput={(event) => move(plus(first, Number((event.currentTarget as HTMLInputElement).value)))}
        />
        <div class="slider-marks" aria-hidden="true">
          {days.map((d) => (
            <span key={d} style={{ insetInlineStart: `${(100 * (span(first, d) - 1)) / Math.max(1, length)}%` }} />
          ))}
        </div>
        <div class="slider-ends muted" aria-hidden="true">
          <span>{day(first)}</span>
          <span>{day(last)}</span>
        </div>
      </div>
      <button type="button" disabled={!next} onClick={() => next && move(next)} aria-label="The next change">
        ›
      </button>
    </div>
  );
}

/** Up to three rivals as stripes. */
function stripes(sides: (string | null)[]): Record<string, string> {
  const [a = "var(--muted)", b = "transparent", c] = sides.map((side) => css(camp(side)[0]));
  const bands = [a, b, ...(c ? [c] : [])].map((colour, i) => `${colour} ${4 * i}px ${4 * i + 4}px`);
  return { "--a": a, "--stripes": `repeating-linear-gradient(115deg, ${bands.join(", ")})` };
}

/** The sign of a step in HTML: the same code as on the map. */
export function Sign({ sure, sides }: { sure: Sureness; sides: (string | null)[] }) {
  return <span class={`hold ${sure.replace(" ", "-")}`} style={stripes(sides)} aria-hidden="true" />;
}

function ControlLegend({ shown }: { shown: Step[] }) {
  const sides = [...new Set(shown.flatMap(camps))];
  const where = placed(shown).length;
  return (
    <div class="control-legend">
      <p>
        {counted(shown.length, "place")}
        {where < shown.length && <span class="muted">, {shown.length - where} of them without a known point (in the list)</span>}
      </p>
      <ul>
        {sides.map((side) => (
          <li key={side}>
            <Camp side={side} label />
          </li>
        ))}
      </ul>
      <ul>
        {(Object.keys(SURENESS) as Sureness[]).map((sure) => (
          <li key={sure}>
            <Sign sure={sure} sides={sure === "unknown" ? [] : ["government", "opposition"]} /> {SURENESS[sure]}
          </li>
        ))}
      </ul>
      <p class="muted">No line is drawn between places: reports name places, not fronts.</p>
    </div>
  );
}

interface StripsProps {
  steps: Step[];
  shown: Step[];
  now: string;
  first: string;
  last: string;
  chosen: string | undefined;
}

function Strips({ steps, shown, now, first, last, chosen }: StripsProps) {
  const places = new Map<string, Step[]>();
  for (const step of steps) places.set(step.place, [...(places.get(step.place) ?? []), step]);
  const rank = (place: string) => (place === chosen ? -1 : -(places.get(place)?.length ?? 0));
  const order = [...places.keys()].sort((a, b) =>
    a === chosen ? -1 : b === chosen ? 1 : rank(a) - rank(b) || a.localeCompare(b),
  );
  const at = new Map(shown.map((s) => [s.place, s]));
  return (
    <section class="strips" aria-label="Places and how their holders changed">
      {order.slice(0, 200).map((place) => (
        <Strip
          key={place}
          history={places.get(place) ?? []}
          current={at.get(place)}
          now={now}
          first={first}
          last={last}
          open={place === chosen}
        />
      ))}
      {order.length > 200 && <p class="muted">{order.length - 200} more places; choose one on the map</p>}
    </section>
  );
}

interface StripProps {
  history: Step[];
  current: Step | undefined;
  now: string;
  first: string;
  last: string;
  open: boolean;
}

function Strip({ history, current, now, first, last, open }: StripProps) {
  const length = Math.max(1, span(first, last) - 1);
  const x = (d: string | null, none: number) =>
    d === null ? none : Math.min(100, Math.max(0, (100 * (span(first, d) - 1)) / length));
  const name = history[0]?.name ?? "";
  return (
    <div class={`strip${open ? " open" : ""}`} data-testid="strip">
      <button
        type="button"
        class="plain strip-head"
        aria-expanded={open}
        onClick={() => change({ place: open ? null : (history[0]?.place ?? null) })}
      >
        {current ? <Sign sure={sureness(current)} sides={camps(current)} /> : <Sign sure="unknown" sides={[]} />}
        <bdi class="strip-name">{name}</bdi>
        <span class="strip-now">{current ? holderName(current) : "nothing reported yet"}</span>
      </button>
      <div class="strip-bar" aria-hidden="true">
        {history.map((step, i) => {
          const [a, b] = [x(step.since, 0), x(step.until, 100)];
          return (
            <span
              key={i}
              class={`strip-step ${sureness(step).replace(" ", "-")}`}
              style={{
                insetInlineStart: `${a}%`,
                width: `${Math.max(0.8, b - a)}%`,
                ...stripes(camps(step)),
              }}
            />
          );
        })}
        <span class="strip-at" style={{ insetInlineStart: `${x(now, 0)}%` }} />
      </div>
      {open && (
        <ol class="steps">
          {history.map((step, i) => (
            <li key={i}>
              <Sign sure={sureness(step)} sides={camps(step)} />
              <div>
                <b>{step.since ? `from ${day(step.since)}` : "before"}</b> {holderName(step)}
                {step.partial && " (a part of it)"}{" "}
                {step.marks.map((mark) => (
                  <span key={mark} class="badge hedge">
                    {mark}
                  </span>
                ))}
                <p class="muted">
                  {SURENESS[sureness(step)]}: <bdi>{step.origins.join(", ")}</bdi>
                  {step.known && step.known !== step.since && <>, first reported {day(step.known)}</>}
                </p>
                <p>
                  {step.events.map((id) => (
                    <a key={id} href={href(`/events/${id}`, { place: null })}>
                      the event
                    </a>
                  ))}
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

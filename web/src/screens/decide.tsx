/** The questions of reviewing: reject, correct, split, merge. Each keeps the machine's own value and asks for a reason. */
import { useState } from "preact/hooks";
import type { Page, WholeEvent } from "../api/answers";
import { ApiError, send } from "../api/client";
import type { Claim, FogEvent } from "../api/records";
import { useApi } from "../api/use";
import { plus } from "../charts/window";
import { write } from "../state/filters";
import { Ask } from "../ui/ask";
import { figure, head, lossName, names, valueName, when, where } from "../ui/words";

export type Question = "reject" | "correct" | "split" | "merge";
/** What was done, so that it can be taken back: the id of the act and what to say about it. */
export interface Done {
  id: string;
  said: string;
}

interface Props {
  claim: Claim;
  event: FogEvent;
  done: (done: Done) => void;
  close: () => void;
}

const text = (form: FormData, name: string) => String(form.get(name) ?? "").trim();

export function Decide({ question, ...props }: Props & { question: Question }) {
  switch (question) {
    case "reject":
      return <Reject {...props} />;
    case "correct":
      return <Correct {...props} />;
    case "split":
      return <Split {...props} />;
    case "merge":
      return <Merge {...props} />;
  }
}

function Reject({ claim, done, close }: Props) {
  const act = async (form: FormData) => {
    const made = await send<{ id: string }>(`/api/review/${claim.id}`, { act: "reject", why: text(form, "why") });
    done({ id: made.id, said: "rejected" });
  };
  return (
    <Ask title="Reject this claim" act="Reject" send={act} close={close}>
      <p>It stays readable, with your reason beside it.</p>
    </Ask>
  );
}

/** Fields that can be corrected, with what the machine read. */
function fields(claim: Claim): [string, string, unknown][] {
  return [
    ["event_type", "kind of event", claim.event_type],
    ["sub_event_type", "kind, finer", claim.sub_event_type],
    ["status", "status", claim.status],
    ["background", "told as background", claim.background],
    ["time.edtf", "day (EDTF)", claim.time.edtf],
    ...claim.places.slice(0, 3).map((place, i): [string, string, unknown] => [`places.${i}.id`, `place ${i + 1} (id)`, place.id]),
    ...claim.initiators
      .slice(0, 3)
      .map((a, i): [string, string, unknown] => [`initiators.${i}.id`, `who did it ${i + 1} (id)`, a.id]),
    ...claim.targets.slice(0, 3).map((a, i): [string, string, unknown] => [`targets.${i}.id`, `to whom ${i + 1} (id)`, a.id]),
    ...claim.losses.slice(0, 6).flatMap((loss, i): [string, string, unknown][] => [
      [`losses.${i}.low`, `${lossName(loss)}: low`, loss.low],
      [`losses.${i}.best`, `${lossName(loss)}: best`, loss.best],
      [`losses.${i}.high`, `${lossName(loss)}: high`, loss.high],
    ]),
  ];
}

/** A value as JSON where it is a number, a truth value or null; as words otherwise. */
export function typed(value: string): unknown {
  if (/^-?\d+$/.test(value)) return Number(value);
  if (value === "true" || value === "false") return value === "true";
  return value === "" || value === "null" ? null : value;
}

function Correct({ claim, done, close }: Props) {
  const all = fields(claim);
  const [field, setField] = useState(all[0]?.[0] ?? "");
  const now = all.find(([name]) => name === field)?.[2];
  const act = async (form: FormData) => {
    const made = await send<{ id: string }>("/api/corrections", {
      claim: claim.id,
      field,
      value: typed(text(form, "value")),
      why: text(form, "why"),
    });
    done({ id: made.id, said: "corrected" });
  };
  return (
    <Ask title="Correct a field" act="Correct" send={act} close={close}>
      <label>
        Field
        <select name="field" value={field} onChange={(event) => setField((event.currentTarget as HTMLSelectElement).value)}>
          {all.map(([name, label]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <p>
        The machine read: <b>{valueName(now)}</b>. It is kept beside yours.
      </p>
      <label>
        Right is
        <input name="value" key={field} dir="auto" placeholder="empty: not known" />
      </label>
    </Ask>
  );
}

function Split({ claim, event, done, close }: Props) {
  const act = async (form: FormData) => {
    const made = await send<{ id: string }>("/api/judgements", {
      kind: "split",
      event: event.id,
      claims: [claim.id],
      why: text(form, "why"),
    });
    done({ id: made.id, said: "split off" });
  };
  return (
    <Ask title="This claim tells another event" act="Split it off" send={act} close={close}>
      <p>
        The other {event.claims.length - 1} claims stay with {head(event)}, {where(event)}.
      </p>
    </Ask>
  );
}

function Merge({ event, done, close }: Props) {
  const day = event.time.earliest;
  const near = useApi<Page<FogEvent>>(
    day
      ? `/api/events${write({ from: plus(day, -3), to: plus(event.time.latest ?? day, 3), place: event.places[0]?.name, limit: 20 })}`
      : null,
  );
  const whole = useApi<WholeEvent>(`/api/events/${event.id}`);
  const linked = Object.entries(whole.data?.related ?? {});
  const others = (near.data?.items ?? []).filter((e) => e.id !== event.id);
  const act = async (form: FormData) => {
    const other = text(form, "typed") || text(form, "other");
    if (!other) throw new ApiError(0, "none", "Choose an event, or give its id.");
    const made = await send<{ id: string }>("/api/judgements", {
      kind: "merge",
      events: [event.id, other],
      why: text(form, "why"),
    });
    done({ id: made.id, said: "merged" });
  };
  return (
    <Ask title="Merge with another event" act="Merge" send={act} close={close}>
      <fieldset class="choices">
        <legend>Told near it</legend>
        {others.map((e) => (
          <label key={e.id}>
            <input type="radio" name="other" value={e.id} /> {when(e.time)}, {head(e)}, <bdi>{where(e)}</bdi>{" "}
            <span class="muted">{names(e.initiators)}</span>
          </label>
        ))}
        {linked
          .filter(([id]) => !others.some((e) => e.id === id))
          .map(([id, e]) => (
            <label key={id}>
              <input type="radio" name="other" value={id} /> {[e.day, e.head, e.place].filter(Boolean).join(", ")}
            </label>
          ))}
        {!others.length && !linked.length && <p class="muted">Nothing within three days at this place.</p>}
      </fieldset>
      <label>
        or its id
        <input name="typed" placeholder="evt_…" pattern="evt_[0-9A-Za-z]+" />
      </label>
    </Ask>
  );
}

/** One claim in a line, for a list of what is to be decided. */
export function claimLine(claim: Claim): string {
  const losses = claim.losses.map((loss) => `${figure(loss)} ${lossName(loss)}`).join(", ");
  return [head(claim), where(claim), losses].filter(Boolean).join(" · ");
}

/** How values are said: numbers, days, figures, fields. Pure, tested. */
import type { Actor, FogEvent, Loss, When } from "../api/records";

const NUMBER = new Intl.NumberFormat("en");

export function count(n: number | null | undefined): string {
  return n === null || n === undefined ? "–" : NUMBER.format(n);
}

/** "1 report", "2 reports". */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A day, month or year of ISO for reading: "12 Apr 2016". Anything else stays as it is. */
export function day(iso: string | null | undefined): string {
  const part = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(iso ?? "");
  if (!part) return iso ?? "no date";
  const [, year, month, date] = part;
  return [date && String(Number(date)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** A time with what is open about it. */
export function when(time: When): string {
  if (!time.edtf && !time.earliest) return time.text ? `“${time.text}”, not anchored` : "no date";
  if (time.earliest && time.latest && time.earliest !== time.latest && time.precision === "day")
    return `${day(time.earliest)} – ${day(time.latest)}`;
  return day(time.edtf ?? time.earliest);
}

/** low / best / high in one reading: "61", "25–30", "at least 3", "up to 9", "unspecified". */
export function figure(loss: { low?: number | null; best?: number | null; high?: number | null }): string {
  const { low = null, best = null, high = null } = loss;
  if (low === null && best === null && high === null) return "no figure";
  if (low !== null && high !== null)
    return low === high
      ? count(low)
      : best === null || best === low || best === high
        ? `${count(low)}–${count(high)}`
        : `${count(best)} (${count(low)}–${count(high)})`;
  if (low !== null) return `${count(low)} or more`;
  if (high !== null) return `up to ${count(high)}`;
  return count(best);
}

const LOSS: Record<string, string> = {
  killed: "killed",
  injured: "injured",
  killed_or_injured: "killed or injured",
  captured: "captured",
  missing: "missing",
  displaced: "displaced",
  materiel: "materiel",
};

/** What was lost and by whom: "killed, Syrian Arab Army". */
export function lossName(loss: Loss): string {
  const what =
    loss.kind === "materiel" ? [loss.item ?? "materiel", loss.status].filter(Boolean).join(" ") : (LOSS[loss.kind] ?? loss.kind);
  const whose = loss.civilian ? "civilians" : loss.of?.name;
  return whose ? `${what}, ${whose}` : what;
}

const FIELDS: Record<string, string> = {
  happened: "whether it happened",
  type: "kind of event",
  event_type: "kind of event",
  sub_event_type: "kind of event",
  manner: "taken or left",
  initiator: "who did it",
  initiators: "who did it",
  target: "to whom",
  targets: "to whom",
  time: "when",
  places: "where",
  losses: "losses",
  control: "who holds it",
  status: "status",
  agreement: "agreement",
};

/** A field for people: "losses.killed.government" is "killed · government". */
export function fieldName(field: string): string {
  const [first = "", ...rest] = field.split(".");
  const tidy = (part: string) => part.replace(/_/g, " ");
  if (first === "losses" && rest.length) return rest.map((part) => LOSS[part] ?? tidy(part)).join(" · ");
  if (first === "control" && rest.length) return `who holds ${rest.map(tidy).join(" ")}`;
  if (first === "disputes" && rest.length) return fieldName(rest.join("."));
  return [FIELDS[first] ?? tidy(first), ...rest.map(tidy)].join(" · ");
}

/** What a disputed field is called on a chip. */
export function disputeName(field: string): string {
  const names: Record<string, string> = {
    losses: "the toll",
    control: "who holds it",
    happened: "whether it happened",
    initiator: "who did it",
    target: "to whom",
    type: "what it was",
    manner: "taken or left",
  };
  return names[field] ?? fieldName(field);
}

const RANGE = /^(\d+|\?)\/(\d+|\?)\/(\d+|\?)$/;

/** Figures that the ledger writes as "low/best/high" with ? for a bound that nobody gives. */
function ranged(value: unknown): { low: number | null; best: number | null; high: number | null } | null {
  const parts = typeof value === "string" ? RANGE.exec(value) : null;
  if (!parts) return null;
  const [low = null, best = null, high = null] = parts.slice(1).map((part) => (part === "?" ? null : Number(part)));
  return { low, best, high };
}

/** A disputed value in words. */
export function valueName(value: unknown): string {
  if (value === true) return "happened";
  if (value === false) return "did not happen";
  if (value === null || value === undefined) return "–";
  if (typeof value === "number") return count(value);
  const range = ranged(value);
  if (range) return figure(range);
  if (Array.isArray(value)) return value.map(valueName).join(", ");
  if (typeof value === "object") {
    const record = value as Record<string, unknown>;
    if ("low" in record || "best" in record || "high" in record)
      return figure(record as { low: number; best: number; high: number });
    if (typeof record.name === "string") return record.name;
    if (typeof record.edtf === "string") return day(record.edtf);
    return Object.values(record)
      .filter((v) => v !== null && typeof v !== "object")
      .join(" ");
  }
  return String(value);
}

/** Low, best and high of a disputed value that is a figure. */
export function bounds(value: unknown): { low: number | null; best: number | null; high: number | null } | null {
  if (typeof value === "number") return { low: value, best: value, high: value };
  const range = ranged(value);
  if (range) return range;
  if (value && typeof value === "object" && !Array.isArray(value)) {
    const { low = null, best = null, high = null } = value as Record<string, number | null>;
    return low === null && best === null && high === null ? null : { low, best, high };
  }
  return null;
}

export function names(actors: Actor[]): string {
  return [...new Set(actors.map((a) => a.name))].join(", ");
}

/** The event in a line: its kind. */
export function head(event: Pick<FogEvent, "event_type" | "sub_event_type" | "status">): string {
  return event.sub_event_type ?? event.event_type ?? "Event of no type";
}

/** Where, with what is open about it. */
export function where(event: Pick<FogEvent, "places">): string {
  return event.places.map((p) => p.name).join(", ") || "place not said";
}

const AGREEMENT: Record<string, [string, string]> = {
  single: ["one origin", "only one independent voice tells it"],
  corroborated: ["corroborated", "several independent voices tell it and do not contradict each other"],
  "cross-side": ["cross-side", "voices of opposed camps tell the same"],
  contested: ["contested", "independent voices contradict each other"],
  denied: ["denied", "somebody says that it did not happen"],
};

export function agreementName(agreement: string): string {
  return AGREEMENT[agreement]?.[0] ?? agreement;
}

export function agreementMeaning(agreement: string): string {
  return AGREEMENT[agreement]?.[1] ?? "";
}

const STATUS: Record<string, string> = {
  ongoing: "told as going on",
  failed: "tried and failed",
  planned: "announced, not told as done",
  denied: "denied",
  possible: "said to be possible",
  unverified: "said to be unverified",
};

/** Null for the plain "happened". */
export function statusName(status: string): string | null {
  return STATUS[status] ?? null;
}

/** A camp's name for reading: "islamic_state" is "Islamic State". */
export function campName(side: string | null | undefined): string {
  if (!side) return "camp not known";
  const own: Record<string, string> = {
    sdf: "SDF",
    rsf: "RSF",
    iran_axis: "Iran axis",
    splm_hilu: "SPLM-N al-Hilu",
    slm_nur: "SLM al-Nur",
  };
  return own[side] ?? side.replace(/_/g, " ");
}

/** What the casualty ladder shows: a row a telling, grouped by what was lost and by whom. Pure, tested. */
import type { Claim, Doc, FogEvent, Loss } from "../api/records";

export interface Rung {
  claim: string;
  outlet: string;
  side: string | null;
  voice: string;
  published: string | null;
  low: number | null;
  best: number | null;
  high: number | null;
  text: string | null;
  span: readonly [number, number] | null;
  counts: boolean;
}

export interface Ladder {
  key: string;
  kind: string;
  side: string;
  fused: Loss[];
  rungs: Rung[];
  most: number;
  disputed: boolean;
}

const PEOPLE = new Set(["killed", "injured", "killed_or_injured", "captured", "missing", "displaced"]);

function sideOf(loss: Loss): string {
  return loss.civilian ? "civilians" : (loss.of?.side ?? loss.of?.name ?? "side not said");
}

/** One ladder for each kind of loss and side, those with a contradiction first. */
export function ladders(event: FogEvent, claims: Claim[], documents: Doc[]): Ladder[] {
  const found = new Map<string, Ladder>();
  const at = (loss: Loss): Ladder => {
    const [kind, side] = [loss.kind, sideOf(loss)];
    const key = `${kind}.${side}`;
    const ladder = found.get(key) ?? { key, kind, side, fused: [], rungs: [], most: 1, disputed: false };
    found.set(key, ladder);
    return ladder;
  };
  for (const loss of event.losses) if (PEOPLE.has(loss.kind)) at(loss).fused.push(loss);
  const pages = new Map(documents.map((d) => [d.id, d]));
  const counted = new Set(event.losses.flatMap((loss) => loss.claims ?? []));
  for (const claim of claims)
    for (const loss of claim.losses)
      if (PEOPLE.has(loss.kind)) at(loss).rungs.push(rung(claim, loss, pages.get(claim.document), counted.has(claim.id)));
  for (const ladder of found.values()) finished(ladder, event);
  return [...found.values()].sort(
    (a, b) => Number(b.disputed) - Number(a.disputed) || b.rungs.length - a.rungs.length || a.key.localeCompare(b.key),
  );
}

function rung(claim: Claim, loss: Loss, page: Doc | undefined, counts: boolean): Rung {
  return {
    claim: claim.id,
    outlet: page?.outlet?.name ?? claim.attribution[0]?.name ?? "outlet not known",
    side: page?.outlet?.side ?? null,
    voice: claim.attribution.at(-1)?.name ?? "",
    published: page?.published.edtf ?? null,
    low: loss.low,
    best: loss.best,
    high: loss.high,
    text: loss.text ?? null,
    span: loss.span ?? null,
    counts,
  };
}

/** The end of the axis, whether a dispute is about it, and the largest figure first. */
function finished(ladder: Ladder, event: FogEvent): void {
  const all = [...ladder.rungs, ...ladder.fused];
  ladder.most = Math.max(1, ...all.flatMap((r) => [r.low ?? 0, r.best ?? 0, r.high ?? 0]));
  const names = [`losses.${ladder.kind}`, `losses.${ladder.kind}.${ladder.side}`];
  ladder.disputed = event.disputes.some((d) => d.kind === "contradiction" && names.includes(d.field));
  ladder.rungs.sort((a, b) => size(b) - size(a) || a.outlet.localeCompare(b.outlet));
}

function size(rung: Rung): number {
  return rung.best ?? rung.low ?? rung.high ?? -1;
}

/** The fused reading over the rows of one ladder: lowest low, best of the largest, highest high. */
export function fused(ladder: Ladder): { low: number | null; best: number | null; high: number | null } | null {
  if (!ladder.fused.length) return null;
  const first = [...ladder.fused].sort((a, b) => (b.best ?? b.low ?? 0) - (a.best ?? a.low ?? 0))[0];
  return first ? { low: first.low, best: first.best, high: first.high } : null;
}

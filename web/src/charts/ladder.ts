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

/** One ladder for each kind of loss and side, those with the widest disagreement first. */
export function ladders(event: FogEvent, claims: Claim[], documents: Doc[]): Ladder[] {
  const outlets = new Map(documents.map((d) => [d.id, d]));
  const found = new Map<string, Ladder>();
  const at = (loss: Loss): Ladder => {
    const [kind, side] = [loss.kind, sideOf(loss)];
    const key = `${kind}.${side}`;
    const known = found.get(key);
    if (known) return known;
    const made: Ladder = { key, kind, side, fused: [], rungs: [], most: 1, disputed: false };
    found.set(key, made);
    return made;
  };
  for (const loss of event.losses) if (PEOPLE.has(loss.kind)) at(loss).fused.push(loss);
  const counted = new Set(event.losses.flatMap((loss) => loss.claims ?? []));
  for (const claim of claims) {
    const page = outlets.get(claim.document);
    for (const loss of claim.losses) {
      if (!PEOPLE.has(loss.kind)) continue;
      at(loss).rungs.push({
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
        counts: counted.has(claim.id),
      });
    }
  }
  const disputed = event.disputes.filter((d) => d.kind === "contradiction" && d.field.startsWith("losses.")).map((d) => d.field);
  for (const ladder of found.values()) {
    const all = [...ladder.rungs, ...ladder.fused];
    ladder.most = Math.max(1, ...all.flatMap((r) => [r.low ?? 0, r.best ?? 0, r.high ?? 0]));
    ladder.disputed = disputed.some(
      (field) => `${field}.`.startsWith(`losses.${ladder.kind}.${ladder.side}.`) || field === `losses.${ladder.kind}`,
    );
    ladder.rungs.sort((a, b) => size(b) - size(a) || a.outlet.localeCompare(b.outlet));
  }
  return [...found.values()]
    .filter((l) => l.rungs.length || l.fused.length)
    .sort((a, b) => Number(b.disputed) - Number(a.disputed) || b.rungs.length - a.rungs.length || a.key.localeCompare(b.key));
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

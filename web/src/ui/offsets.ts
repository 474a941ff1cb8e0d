/** Offsets of the contract count code points; JavaScript counts UTF-16 units. */

/** A text that can be cut by code points. */
export class Text {
  private readonly units: Uint32Array | null;
  readonly length: number;

  constructor(readonly text: string) {
    if (!/[\ud800-\udbff]/.test(text)) {
      this.units = null; // one unit a character, as in nearly every report
      this.length = text.length;
      return;
    }
    const starts: number[] = [];
    let unit = 0;
    for (const char of text) {
      starts.push(unit);
      unit += char.length;
    }
    starts.push(unit);
    this.units = Uint32Array.from(starts);
    this.length = starts.length - 1;
  }

  private unit(point: number): number {
    const at = Math.max(0, Math.min(point, this.length));
    return this.units ? (this.units[at] ?? this.text.length) : at;
  }

  private point(unit: number): number {
    if (!this.units) return unit;
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.units[middle] ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  slice(start: number, end: number): string {
    return this.text.slice(this.unit(start), this.unit(end));
  }

  /** The sentences that a span touches, in code points: what stands around a quote. */
  around(start: number, end: number): [number, number] {
    const [from, to] = [this.unit(start), this.unit(end)];
    const first = this.text.lastIndexOf("\n", Math.max(0, from - 1)) + 1;
    const stop = this.text.indexOf("\n", to);
    const last = stop < 0 ? this.text.length : stop;
    let [low, high] = [last, first];
    for (const part of new Intl.Segmenter("en", { granularity: "sentence" }).segment(this.text.slice(first, last))) {
      const [a, b] = [first + part.index, first + part.index + part.segment.length];
      if (b > from && a < to) [low, high] = [Math.min(low, a), Math.max(high, b)];
    }
    return low < high ? [this.point(low), this.point(high)] : [start, end];
  }
}

export interface Mark {
  start: number;
  end: number;
  key: string;
}

export interface Piece {
  text: string;
  start: number;
  keys: string[];
}

/** Cuts a stretch of a text where marks begin and end; marks may overlap and each piece names all that cover it. */
export function pieces(text: Text, marks: readonly Mark[], start = 0, end = text.length): Piece[] {
  const inside = marks.filter((m) => m.end > start && m.start < end && m.end > m.start);
  const cuts = [...new Set([start, end, ...inside.flatMap((m) => [Math.max(start, m.start), Math.min(end, m.end)])])].sort(
    (a, b) => a - b,
  );
  const out: Piece[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [a, b] = [cuts[i] as number, cuts[i + 1] as number];
    out.push({ text: text.slice(a, b), start: a, keys: inside.filter((m) => m.start <= a && m.end >= b).map((m) => m.key) });
  }
  return out;
}

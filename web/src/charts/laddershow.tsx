/** The casualty ladder: a dot or an interval for each telling on one axis, the event's own reading as a band above. */
import * as Plot from "@observablehq/plot";
import { camp, css } from "../ui/palette";
import { campName, counted, fieldName, figure } from "../ui/words";
import { Figure } from "./figure";
import { fused, type Ladder, type Rung } from "./ladder";

interface Row extends Rung {
  label: string;
  colour: string;
}

function rows(ladder: Ladder): Row[] {
  const seen = new Map<string, number>();
  return ladder.rungs.map((rung) => {
    const name = rung.voice && rung.voice !== rung.outlet ? `${rung.outlet} ▸ ${rung.voice}` : rung.outlet;
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    return { ...rung, label: n > 1 ? `${name} (${n})` : name, colour: css(camp(rung.side)[0]) };
  });
}

const middle = (row: { low: number | null; best: number | null; high: number | null }) => row.best ?? row.low ?? row.high;
const ARROW = 0.04;

function drawn(ladder: Ladder, width: number): Element {
  const data = rows(ladder).filter((row) => middle(row) !== null);
  const band = fused(ladder);
  const left = Math.min(280, Math.max(110, Math.round(width * 0.4)));
  const step = ladder.most * ARROW;
  const top = "event’s reading";
  const shown = band && middle(band) !== null ? [{ ...band, label: top }] : [];
  const cut = (text: string) => (text.length > left / 6.6 ? `${text.slice(0, Math.floor(left / 6.6) - 1)}…` : text);
  return Plot.plot({
    width,
    height: 34 + (data.length + shown.length) * 24,
    marginLeft: left,
    marginRight: 70,
    marginTop: 4,
    marginBottom: 24,
    color: { type: "identity" },
    x: { domain: [0, ladder.most * 1.06 + step], label: null, grid: true, ticks: Math.min(6, ladder.most), tickFormat: "d" },
    y: {
      domain: [...shown.map((b) => b.label), ...data.map((row) => row.label)],
      label: null,
      tickSize: 0,
      tickFormat: cut,
      padding: 0.3,
    },
    marks: [
      ...shown.map((b) =>
        Plot.rect([b], {
          x1: (d: typeof b) => d.low ?? middle(d) ?? 0,
          x2: (d: typeof b) => d.high ?? (middle(d) ?? 0) + (d.low === null ? 0 : step),
          y: "label",
          fill: "var(--accent)",
          fillOpacity: 0.28,
          insetTop: 1,
          insetBottom: 1,
        } as Plot.RectOptions),
      ),
      Plot.tickX(shown, { x: middle, y: "label", stroke: "var(--accent)", strokeWidth: 3 } as Plot.TickXOptions),
      Plot.ruleY(data, {
        x1: (d: Row) => d.low ?? 0,
        x2: (d: Row) => d.high ?? (d.low ?? 0) + step,
        y: "label",
        stroke: "colour",
        strokeWidth: 2.5,
        strokeDasharray: undefined,
        filter: (d: Row) => d.low !== d.high,
        markerEnd: undefined,
      }),
      Plot.dot(
        data.filter((d) => d.high === null && d.low !== null),
        { x: (d: Row) => (d.low ?? 0) + step, y: "label", symbol: "triangle", rotate: 90, r: 3.5, fill: "colour" },
      ),
      Plot.dot(data, {
        x: middle,
        y: "label",
        r: 5,
        fill: (d: Row) => (d.counts ? d.colour : "var(--surface)"),
        stroke: "colour",
        strokeWidth: 2,
      }),
      Plot.text(data, {
        x: (d: Row) => Math.max(middle(d) ?? 0, d.high ?? 0, d.high === null ? (d.low ?? 0) + step : 0),
        y: "label",
        text: figure,
        dx: 12,
        textAnchor: "start",
        fill: "var(--ink)",
      }),
      Plot.text(shown, {
        x: (d: { high: number | null; low: number | null; best: number | null }) => d.high ?? (middle(d) ?? 0) + step,
        y: "label",
        text: figure,
        dx: 8,
        textAnchor: "start",
        fontWeight: "600",
        fill: "var(--ink)",
      }),
    ],
  });
}

/** The same as a list, for those who cannot see the chart and for figures that no axis shows. */
function said(ladder: Ladder): string {
  const band = fused(ladder);
  return `${title(ladder)}: the event’s reading ${band ? figure(band) : "none"}; ${ladder.rungs.map((r) => `${r.outlet} ${figure(r)}`).join("; ")}`;
}

function title(ladder: Ladder): string {
  return fieldName(`losses.${ladder.kind}.${ladder.side}`);
}

export function LadderChart({ ladder }: { ladder: Ladder }) {
  const open = ladder.rungs.filter((r) => middle(r) === null);
  return (
    <div class="ladder" data-testid="ladder">
      <h4>
        {fieldName(`losses.${ladder.kind}`)} · {ladder.side === "civilians" ? "civilians" : campName(ladder.side)}
        {ladder.disputed && <span class="badge dispute">contradicted</span>}
        <span class="muted">{counted(ladder.rungs.length, "telling")}</span>
      </h4>
      <Figure draw={(width) => drawn(ladder, width)} deps={[ladder]} label={said(ladder)} />
      {open.length > 0 && <p class="muted">Without a figure: {open.map((r) => `${r.outlet} (“${r.text}”)`).join(", ")}</p>}
    </div>
  );
}

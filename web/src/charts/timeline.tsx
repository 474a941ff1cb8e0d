/** Events over time, stacked by type; a stretch can be brushed, stepped through and played. */
import * as Plot from "@observablehq/plot";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Timeline as Answer } from "../api/answers";
import { change, filters } from "../state/route";
import { css, TYPE_ORDER, typeShade } from "../ui/palette";
import { counted, day } from "../ui/words";
import { hushed, useWidth } from "./figure";
import { binEnd, iso, moved, utc } from "./window";

interface Bar {
  from: Date;
  to: Date;
  type: string;
  n: number;
}

const HEIGHT = 126;

function bars(answer: Answer): Bar[] {
  return answer.rows.map(([first, type, n]) => ({
    from: utc(first),
    to: new Date(utc(binEnd(first, answer.bin)).getTime() + 86_400_000),
    type: type ?? "no type",
    n,
  }));
}

function drawn(data: Bar[], width: number) {
  const domain = [...TYPE_ORDER, "no type"];
  return Plot.plot({
    width,
    height: HEIGHT,
    marginLeft: 34,
    marginRight: 8,
    marginTop: 10,
    marginBottom: 32,
    x: { type: "utc", label: null },
    y: { label: null, ticks: 3, tickFormat: "~s", grid: true },
    color: { domain, range: domain.map((type) => css(typeShade(type))) },
    marks: [
      Plot.rectY(
        data,
        Plot.stackY({ x1: "from", x2: "to", y: "n", fill: "type", insetLeft: 0.4, insetRight: 0.4, order: domain }),
      ),
      Plot.ruleY([0], { stroke: "var(--line-strong)" }),
    ],
  });
}

export function Timeline({ answer }: { answer: Answer }) {
  const [box, width] = useWidth<HTMLDivElement>();
  const scale = useRef<ReturnType<ReturnType<typeof drawn>["scale"]>>(undefined);
  const [drag, setDrag] = useState<[number, number] | null>(null);
  const [, redrawn] = useState(0);
  useEffect(() => {
    const target = box.current?.querySelector(".bars");
    if (!width || !target) return;
    const chart = drawn(bars(answer), width);
    scale.current = chart.scale("x");
    target.replaceChildren(hushed(chart));
    redrawn((n) => n + 1);
  }, [answer, width]);

  const { from, to } = filters.value;
  const x = (date: Date): number => Number(scale.current?.apply(date) ?? 0);
  const band: [number, number] | null =
    drag ?? (from || to ? [from ? x(utc(from)) : 34, to ? x(new Date(utc(to).getTime() + 86_400_000)) : width - 8] : null);

  const at = (event: PointerEvent) => event.clientX - (box.current?.getBoundingClientRect().left ?? 0);
  const down = (event: PointerEvent) => {
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    setDrag([at(event), at(event)]);
  };
  const move = (event: PointerEvent) => drag && setDrag([drag[0], at(event)]);
  const up = () => {
    if (!drag || !scale.current?.invert) return;
    const [a, b] = [Math.min(...drag), Math.max(...drag)];
    setDrag(null);
    if (b - a < 4) change({ from: null, to: null });
    else change({ from: iso(scale.current.invert(a) as Date), to: iso(scale.current.invert(b) as Date) });
  };

  return (
    <section class="timeline" aria-label="Events over time" data-testid="timeline">
      <div class="timeline-chart" ref={box}>
        <div class="bars" role="img" aria-label={summary(answer)} />
        {band && (
          <div
            class="brush"
            style={{ left: `${Math.max(0, Math.min(...band))}px`, width: `${Math.max(2, Math.abs(band[1] - band[0]))}px` }}
          />
        )}
        <div
          class="brush-catch"
          onPointerDown={down}
          onPointerMove={move}
          onPointerUp={up}
          title="Drag over a stretch of days; click to take it away"
        />
      </div>
      <Stepping />
    </section>
  );
}

function summary(answer: Answer): string {
  const total = answer.rows.reduce((sum, row) => sum + row[2], 0);
  const first = answer.rows[0]?.[0];
  const last = answer.rows.at(-1)?.[0];
  return `${counted(total, "event")} by ${answer.bin}${first ? `, ${day(first)} to ${day(last)}` : ""}`;
}

/** Moves the chosen stretch by its own length, by hand or by itself. */
function Stepping() {
  const [playing, setPlaying] = useState(false);
  const { from, to } = filters.value;
  const step = (direction: 1 | -1) => {
    const now = filters.value;
    if (!now.from || !now.to) return;
    const [a, b] = moved(now.from, now.to, direction);
    change({ from: a, to: b }, true);
  };
  useEffect(() => {
    if (!playing) return;
    const timer = window.setInterval(() => step(1), 1200);
    return () => window.clearInterval(timer);
  }, [playing]);
  if (!from || !to) return <p class="hint">Drag over the bars to choose days.</p>;
  return (
    <div class="stepping">
      <span>
        {day(from)} – {day(to)}
      </span>
      <button type="button" onClick={() => step(-1)} aria-label="The stretch before">
        ‹
      </button>
      <button type="button" onClick={() => step(1)} aria-label="The stretch after">
        ›
      </button>
      <button type="button" aria-pressed={playing} onClick={() => setPlaying(!playing)}>
        {playing ? "Stop" : "Play"}
      </button>
      <button type="button" onClick={() => change({ from: null, to: null })}>
        All days
      </button>
    </div>
  );
}

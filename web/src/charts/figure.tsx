/** A chart of Observable Plot as a component: drawn anew when its data or its width changes. */
import { useEffect, useRef, useState } from "preact/hooks";

/** The width of an element, as it changes. */
export function useWidth<T extends HTMLElement>(): [{ current: T | null }, number] {
  const box = useRef<T>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!box.current) return;
    const seen = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    seen.observe(box.current);
    return () => seen.disconnect();
  }, []);
  return [box, width];
}

/** Plot names each of its marks for a screen reader ("rect", "dot"); the figure as a whole says what it shows instead. */
export function hushed<T extends Element>(chart: T): T {
  for (const part of chart.querySelectorAll("[aria-label], [aria-description]")) {
    part.removeAttribute("aria-label");
    part.removeAttribute("aria-description");
  }
  chart.setAttribute("aria-hidden", "true");
  return chart;
}

interface Props {
  /** Draws for a width; what it returns is put in place. */
  draw: (width: number) => Element;
  deps: readonly unknown[];
  label: string;
  class?: string;
}

export function Figure({ draw, deps, label, class: name = "" }: Props) {
  const [box, width] = useWidth<HTMLDivElement>();
  useEffect(() => {
    if (width > 0) box.current?.replaceChildren(hushed(draw(width)));
  }, [width, ...deps]);
  return <div class={`figure ${name}`} role="img" aria-label={label} ref={box} />;
}

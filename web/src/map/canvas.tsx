/** A MapLibre map as a component. It is made anew when the theme changes; the camera stays. */
import { Map as GlMap, NavigationControl, ScaleControl, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { change, query } from "../state/route";
import { dark } from "../state/theme";
import { type Basemap, basemap, style } from "./basemap";
import { type Shades, shades } from "./shades";

setWorkerUrl(workerUrl);

export interface Drawn {
  map: GlMap;
  base: Basemap;
  shade: Shades;
  dark: boolean;
}

/** Camera as it stands in the address: zoom/lat/lon. */
function cameraOf(text: string | undefined): { zoom: number; center: [number, number] } | null {
  const [zoom, lat, lon] = (text ?? "").split("/").map(Number);
  if (zoom === undefined || lat === undefined || lon === undefined || ![zoom, lat, lon].every(Number.isFinite)) return null;
  return { zoom: Math.min(14, Math.max(1, zoom)), center: [lon, Math.min(85, Math.max(-85, lat))] };
}

function written(map: GlMap): string {
  const { lng, lat } = map.getCenter();
  return `${map.getZoom().toFixed(2)}/${lat.toFixed(3)}/${lng.toFixed(3)}`;
}

const FIT = { padding: 44, maxZoom: 9.5 };

interface Props {
  label: string;
  /** Draws the data; called again whenever what it depends on changes. Returns whether the camera should fit something. */
  draw: (drawn: Drawn) => void;
  setup: (drawn: Drawn) => (() => void) | undefined;
  bounds: [number, number, number, number] | null;
  deps: readonly unknown[];
  children?: ComponentChildren;
}

export function MapCanvas({ label, draw, setup, bounds, deps, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const wanted = useRef(bounds);
  wanted.current = bounds;
  const camera = useRef(cameraOf(query.value.map));
  const [ready, setReady] = useState(0);
  const [fault, setFault] = useState<string | null>(null);
  const isDark = dark.value;

  // until somebody moves the map, it shows all of the data; a map that is not on screen has no size to fit it into
  const fitAll = () => {
    const box = wanted.current;
    const map = drawn.current?.map;
    if (!map || !box || camera.current || !map.getContainer().clientHeight) return;
    map.fitBounds(box, { ...FIT, animate: false });
  };

  useEffect(() => {
    let gone = false;
    let undo: (() => void) | undefined;
    basemap()
      .then((base) => {
        if (gone || !box.current) return;
        const shade = shades(isDark);
        const map = new GlMap({
          container: box.current,
          style: style(base, shade),
          ...(camera.current ??
            (wanted.current ? { bounds: wanted.current, fitBoundsOptions: FIT } : { zoom: 4.2, center: [37.5, 30] })),
          minZoom: 1,
          maxZoom: 14,
          fadeDuration: 0,
          attributionControl: false,
          dragRotate: false,
          pitchWithRotate: false,
          renderWorldCopies: false,
        });
        map.touchZoomRotate.disableRotation();
        map.addControl(new NavigationControl({ showCompass: false }), "top-right");
        map.addControl(new ScaleControl({ maxWidth: 90 }), "bottom-right");
        map.getCanvas().setAttribute("aria-label", label);
        map.on("style.load", () => {
          if (gone) return;
          drawn.current = { map, base, shade, dark: isDark };
          undo = setup(drawn.current);
          setReady((n) => n + 1);
        });
        map.on("idle", () => {
          if (gone || !box.current || box.current.dataset.drawn !== "yes") return;
          if (box.current.dataset.idle !== "yes") performance.mark("fogline-map-idle");
          box.current.dataset.idle = "yes";
        });
        map.on("moveend", (event) => {
          if (!(event as { originalEvent?: unknown }).originalEvent) return;
          camera.current = { zoom: map.getZoom(), center: map.getCenter().toArray() as [number, number] };
          change({ map: written(map) }, true);
        });
        map.on("resize", fitAll);
        drawnMap = map;
      })
      .catch((error: unknown) => setFault(error instanceof Error ? error.message : String(error)));
    let drawnMap: GlMap | null = null;
    return () => {
      gone = true;
      undo?.();
      drawnMap?.remove();
      drawn.current = null;
    };
  }, [isDark]);

  useEffect(() => {
    if (!drawn.current || !box.current) return;
    fitAll();
    draw(drawn.current);
    box.current.dataset.drawn = deps.every((d) => d !== null) ? "yes" : "no";
    box.current.dataset.idle = "no";
    drawn.current.map.triggerRepaint();
  }, [ready, ...deps]);

  return (
    <div class="map" data-testid="map-frame">
      <div class="map-canvas" ref={box} data-testid="map" />
      {fault && <p class="map-fault">The map cannot be drawn here ({fault}). The list shows the same events.</p>}
      {children}
    </div>
  );
}

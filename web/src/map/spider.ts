/** Events that share one point, laid out around it in a fixed order with a leg to where they are: never jittered. */
import type { Feature, LineString, Point } from "geojson";
import type { GeoJSONSource, Map as GlMap, LngLatLike } from "maplibre-gl";
import { byType } from "./points";
import type { Shades } from "./shades";

export const MOST = 36;

/** One event at the end of a leg: its index into the columns, type and whether it is disputed. */
export interface Leaf {
  i: number;
  t: number;
  d: number;
}

/** Offsets in pixels for n legs: one circle up to nine, else a spiral. The same n gives the same places. */
export function offsets(n: number): [number, number][] {
  if (n <= 9) {
    const radius = 26 + n * 2;
    return Array.from({ length: n }, (_, i) => turned((i / n) * 2 * Math.PI - Math.PI / 2, radius));
  }
  let angle = 0;
  return Array.from({ length: n }, (_, i) => {
    const radius = 26 + i * 3.2;
    angle += 22 / radius;
    return turned(angle - Math.PI / 2, radius);
  });
}

function turned(angle: number, radius: number): [number, number] {
  return [Math.round(Math.cos(angle) * radius), Math.round(Math.sin(angle) * radius)];
}

export function addSpider(map: GlMap, shade: Shades, dark: boolean): void {
  map.addSource("spider", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
  map.addLayer({
    id: "spider-legs",
    type: "line",
    source: "spider",
    filter: ["==", ["geometry-type"], "LineString"],
    paint: { "line-color": shade.label, "line-width": 1 },
  });
  map.addLayer({
    id: "spider-ends",
    type: "circle",
    source: "spider",
    filter: ["==", ["geometry-type"], "Point"],
    paint: {
      "circle-radius": 7,
      "circle-color": byType(dark),
      "circle-stroke-color": ["case", ["==", ["get", "d"], 1], shade.dispute, shade.paper],
      "circle-stroke-width": 2,
    },
  });
}

/** Opens a point's events. Leaves are ordered by their number, which is the API's order. */
export function openSpider(map: GlMap, at: LngLatLike, leaves: Leaf[]): void {
  const centre = map.project(at);
  const found: Feature<Point | LineString, Leaf>[] = [];
  const sorted = [...leaves].sort((a, b) => a.i - b.i);
  offsets(sorted.length).forEach(([dx, dy], i) => {
    const leaf = sorted[i];
    if (!leaf) return;
    const end = map.unproject([centre.x + dx, centre.y + dy]).toArray();
    const from = map.unproject(centre).toArray();
    found.push({ type: "Feature", properties: leaf, geometry: { type: "LineString", coordinates: [from, end] } });
    found.push({ type: "Feature", properties: leaf, geometry: { type: "Point", coordinates: end } });
  });
  (map.getSource("spider") as GeoJSONSource | undefined)?.setData({ type: "FeatureCollection", features: found });
}

export function closeSpider(map: GlMap): void {
  (map.getSource("spider") as GeoJSONSource | undefined)?.setData({ type: "FeatureCollection", features: [] });
}

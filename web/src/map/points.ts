/** Events as points: clusters and single ones. What is precise is a dot, what is near a place a ring; nothing is moved aside at random. */
import type { FeatureCollection, Point } from "geojson";
import type { ExpressionSpecification, GeoJSONSource, Map as GlMap, LayerSpecification } from "maplibre-gl";
import type { MapColumns } from "../api/answers";
import { TYPE_ORDER, typeColour } from "../ui/palette";
import { FONT } from "./basemap";
import type { Shades } from "./shades";

export const CLUSTER_UNTIL = 11;

export interface PointProperties {
  i: number;
  t: number;
  p: number;
  d: number;
}

/** One feature an event. Sorted by day and id as the API gives them, so that clusters are the same each time. */
export function features(columns: MapColumns): FeatureCollection<Point, PointProperties> {
  const order = columns.types.map((type) => TYPE_ORDER.indexOf(type ?? ""));
  return {
    type: "FeatureCollection",
    features: columns.id.map((_, i) => ({
      type: "Feature",
      properties: { i, t: order[columns.type[i] ?? -1] ?? -1, p: columns.precision[i] ?? 1, d: columns.disputed[i] ? 1 : 0 },
      geometry: { type: "Point", coordinates: [columns.lon[i] ?? 0, columns.lat[i] ?? 0] },
    })),
  };
}

/** Colour of an event by its type's number. */
export function byType(dark: boolean): ExpressionSpecification {
  const cases = TYPE_ORDER.flatMap((type, i) => [i, typeColour(type, dark)]);
  return ["match", ["get", "t"], ...cases, typeColour(null, dark)] as unknown as ExpressionSpecification;
}

const SINGLE: ExpressionSpecification = ["!", ["has", "point_count"]];
const CLUSTER: ExpressionSpecification = ["has", "point_count"];

function layers(shade: Shades, dark: boolean): LayerSpecification[] {
  const colour = byType(dark);
  const exact: ExpressionSpecification = ["all", SINGLE, ["==", ["get", "p"], 1]];
  const near: ExpressionSpecification = ["all", SINGLE, ["!=", ["get", "p"], 1]];
  return [
    {
      id: "near",
      type: "circle",
      source: "events",
      filter: near,
      paint: {
        "circle-radius": ["interpolate", ["exponential", 2], ["zoom"], 5, 9, 9, 14, 13, 60],
        "circle-color": colour,
        "circle-opacity": 0.16,
        "circle-stroke-color": colour,
        "circle-stroke-width": 1.8,
      },
    },
    {
      id: "exact",
      type: "circle",
      source: "events",
      filter: exact,
      paint: {
        "circle-radius": ["interpolate", ["linear"], ["zoom"], 4, 4.5, 10, 7],
        "circle-color": colour,
        "circle-stroke-color": shade.paper,
        "circle-stroke-width": 1.4,
      },
    },
    {
      id: "disputed",
      type: "circle",
      source: "events",
      filter: ["all", SINGLE, ["==", ["get", "d"], 1]],
      paint: {
        "circle-radius": ["interpolate", ["linear"], ["zoom"], 4, 7, 10, 10.5],
        "circle-color": shade.paper,
        "circle-opacity": 0,
        "circle-stroke-color": shade.dispute,
        "circle-stroke-width": 2,
      },
    },
    {
      id: "clusters",
      type: "circle",
      source: "events",
      filter: CLUSTER,
      paint: {
        "circle-radius": ["interpolate", ["linear"], ["log10", ["get", "point_count"]], 0.3, 12, 2, 20, 4.5, 38],
        "circle-color": shade.paper,
        "circle-opacity": 0.94,
        "circle-stroke-color": ["case", [">", ["get", "d"], 0], shade.dispute, shade.ink],
        "circle-stroke-width": ["case", [">", ["get", "d"], 0], 2.2, 1.2],
      },
    },
    {
      id: "cluster-counts",
      type: "symbol",
      source: "events",
      filter: CLUSTER,
      layout: {
        "text-field": ["get", "point_count_abbreviated"],
        "text-font": FONT,
        "text-size": 12,
        "text-allow-overlap": true,
      },
      paint: { "text-color": shade.ink },
    },
  ];
}

/** Source and layers, once a map. */
export function addPoints(map: GlMap, shade: Shades, dark: boolean): void {
  map.addSource("events", {
    type: "geojson",
    data: { type: "FeatureCollection", features: [] },
    cluster: true,
    clusterMaxZoom: CLUSTER_UNTIL,
    clusterRadius: 42,
    clusterProperties: { d: ["+", ["get", "d"]] },
    tolerance: 0,
    buffer: 64,
  });
  for (const layer of layers(shade, dark)) map.addLayer(layer);
}

export function setPoints(map: GlMap, columns: MapColumns): void {
  (map.getSource("events") as GeoJSONSource | undefined)?.setData(features(columns));
}

/** West, south, east, north of all points but the outermost two in a hundred, so that one far event does not shrink the rest. */
export function extent(columns: MapColumns): [number, number, number, number] | null {
  if (!columns.id.length) return null;
  const cut = (values: number[]) => {
    const sorted = [...values].sort((a, b) => a - b);
    const off = Math.floor(sorted.length / 100);
    return [sorted[off] ?? 0, sorted[sorted.length - 1 - off] ?? 0] as const;
  };
  const [west, east] = cut(columns.lon);
  const [south, north] = cut(columns.lat);
  return [west - 0.05, south - 0.05, east + 0.05, north + 0.05];
}

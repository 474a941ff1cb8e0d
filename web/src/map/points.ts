/** Events as points: clusters and single ones. What is precise is a dot, what is near a place a ring; nothing is moved aside at random. */
import type { FeatureCollection, Point } from "geojson";
import type { ExpressionSpecification, GeoJSONSource, Map as GlMap, LayerSpecification } from "maplibre-gl";
import type { MapColumns } from "../api/answers";
import { TYPE_ORDER, typeColour } from "../ui/palette";
import { FONT } from "./basemap";
import type { Shades } from "./shades";

export const CLUSTER_UNTIL = 11;

/** Events at one point of one precision: how many, how many of them disputed, and the type where there is only one. */
export interface PointProperties {
  g: number;
  n: number;
  t: number;
  p: number;
  d: number;
}

export interface Points {
  collection: FeatureCollection<Point, PointProperties>;
  /** Events of each point, as indices into the columns, in their order. */
  members: number[][];
}

/**
 * One feature for each point that events lie at, for places are far fewer than events. In the order of the API, so that clusters are the same
 * each time.
 */
export function points(columns: MapColumns): Points {
  const order = columns.types.map((type) => TYPE_ORDER.indexOf(type ?? ""));
  const at = new Map<string, number>();
  const members: number[][] = [];
  const collection: Points["collection"] = { type: "FeatureCollection", features: [] };
  for (let i = 0; i < columns.id.length; i++) {
    const [lon = 0, lat = 0, p = 1] = [columns.lon[i], columns.lat[i], columns.precision[i] ?? 1];
    const key = `${lon} ${lat} ${p}`;
    let g = at.get(key);
    if (g === undefined) {
      g = members.length;
      at.set(key, g);
      members.push([]);
      const properties = { g, n: 0, t: order[columns.type[i] ?? -1] ?? -1, p, d: 0 };
      collection.features.push({ type: "Feature", properties, geometry: { type: "Point", coordinates: [lon, lat] } });
    }
    members[g]?.push(i);
    const feature = collection.features[g];
    if (!feature) continue;
    feature.properties.n += 1;
    feature.properties.d += columns.disputed[i] ? 1 : 0;
  }
  return { collection, members };
}

/** Colour of an event by its type's number. */
export function byType(dark: boolean): ExpressionSpecification {
  const cases = TYPE_ORDER.flatMap((type, i) => [i, typeColour(type, dark)]);
  return ["match", ["get", "t"], ...cases, typeColour(null, dark)] as unknown as ExpressionSpecification;
}

const SINGLE: ExpressionSpecification = ["all", ["!", ["has", "point_count"]], ["==", ["get", "n"], 1]];
const SEVERAL: ExpressionSpecification = [">", ["get", "n"], 1];
const COUNT: ExpressionSpecification = [
  "case",
  ["<", ["get", "n"], 1000],
  ["to-string", ["get", "n"]],
  ["concat", ["to-string", ["/", ["round", ["/", ["get", "n"], 100]], 10]], "k"],
];

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
      filter: ["all", SINGLE, [">", ["get", "d"], 0]],
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
      filter: SEVERAL,
      paint: {
        "circle-radius": ["interpolate", ["linear"], ["log10", ["get", "n"]], 0.3, 12, 2, 20, 4.5, 38],
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
      filter: SEVERAL,
      layout: {
        "text-field": COUNT,
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
    clusterProperties: { d: ["+", ["get", "d"]], n: ["+", ["get", "n"]] },
    tolerance: 0,
    buffer: 64,
  });
  for (const layer of layers(shade, dark)) map.addLayer(layer);
}

export function setPoints(map: GlMap, found: Points): void {
  (map.getSource("events") as GeoJSONSource | undefined)?.setData(found.collection);
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

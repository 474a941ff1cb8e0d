/** The offline basemap: outlines and names in one file of ours, made at build time (web/basemap/make.mjs). */
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from "geojson";
import type { LayerSpecification, StyleSpecification } from "maplibre-gl";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import url from "./basemap.generated.json?url";
import type { Shades } from "./shades";

export interface Division {
  c: string;
  n: string;
  ar?: string;
  also?: string[];
}
type Name = [kind: "country" | "division" | "town", name: string, arabic: string, lon: number, lat: number, rank: number];

interface File {
  map: Topology<{ countries: GeometryCollection<Division>; divisions: GeometryCollection<Division> }>;
  names: Name[];
}

export interface Basemap {
  countries: FeatureCollection<Polygon | MultiPolygon, Division>;
  divisions: FeatureCollection<Polygon | MultiPolygon, Division>;
  inner: Feature;
  names: FeatureCollection<Point>;
}

export const FONT = ["IBM Plex Sans", "IBM Plex Sans Arabic", "sans-serif"];
let loaded: Promise<Basemap> | null = null;

/** Loads the basemap once, with the fonts that its names are drawn in. */
export function basemap(): Promise<Basemap> {
  loaded ??= Promise.all([
    fetch(url).then((r) => r.json() as Promise<File>),
    document.fonts.load('400 16px "IBM Plex Sans"', "Hama"),
    document.fonts.load('400 16px "IBM Plex Sans Arabic"', "حماة"),
  ]).then(([file]) => unfolded(file));
  return loaded;
}

function unfolded({ map, names }: File): Basemap {
  const divisions = feature(map, map.objects.divisions) as Basemap["divisions"];
  return {
    countries: feature(map, map.objects.countries) as Basemap["countries"],
    divisions,
    inner: { type: "Feature", properties: {}, geometry: mesh(map, map.objects.divisions, (a, b) => a !== b) },
    names: {
      type: "FeatureCollection",
      features: names.map(([kind, name, arabic, lon, lat, rank]) => ({
        type: "Feature",
        properties: { kind, rank, name, both: arabic && kind !== "country" ? `${name}\n${arabic}` : name },
        geometry: { type: "Point", coordinates: [lon, lat] },
      })),
    },
  };
}

/** The key by which an event's region finds its outline: country and first-level division. */
export function divisionOf(base: Basemap, country: string | null, admin1: string | null): number {
  return base.divisions.features.findIndex(
    ({ properties: p }) => p.c === country && admin1 !== null && (p.n === admin1 || (p.also ?? []).includes(admin1)),
  );
}

function labels(
  kind: string,
  minzoom: number,
  size: number,
  shade: Shades,
  extra: Record<string, unknown> = {},
): LayerSpecification {
  return {
    id: `names-${kind}`,
    type: "symbol",
    source: "names",
    minzoom,
    filter: [
      "all",
      ["==", ["get", "kind"], kind],
      ["<=", ["get", "rank"], ["step", ["zoom"], 1, 3, 2, 4.2, 3, 5, 4, 6, 5, 8.2, 6]],
    ],
    layout: {
      "text-field": ["get", kind === "country" ? "name" : "both"],
      "text-font": FONT,
      "text-size": size,
      "text-max-width": 8,
      "text-line-height": 1.25,
      "text-padding": 4,
      "symbol-sort-key": ["get", "rank"],
      ...extra,
    },
    paint: {
      "text-color": kind === "division" ? shade.faint : shade.label,
      "text-halo-color": shade.halo,
      "text-halo-width": 1.4,
    },
  } as LayerSpecification;
}

/** The style of the bare map. Layers of data go between `divisions` and the names. */
export function style(base: Basemap, shade: Shades): StyleSpecification {
  return {
    version: 8,
    sources: {
      countries: { type: "geojson", data: base.countries, tolerance: 0.2 },
      inner: { type: "geojson", data: base.inner, tolerance: 0.2 },
      divisions: { type: "geojson", data: base.divisions, generateId: true, tolerance: 0.2 },
      names: { type: "geojson", data: base.names },
    },
    layers: [
      { id: "water", type: "background", paint: { "background-color": shade.water } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": shade.land, "fill-antialias": false } },
      {
        id: "regions",
        type: "fill",
        source: "divisions",
        paint: { "fill-color": shade.region, "fill-opacity": ["coalesce", ["feature-state", "share"], 0] },
      },
      {
        id: "inner",
        type: "line",
        source: "inner",
        minzoom: 4,
        paint: { "line-color": shade.division, "line-width": ["interpolate", ["linear"], ["zoom"], 4, 0.5, 8, 1.4] },
      },
      {
        id: "borders",
        type: "line",
        source: "countries",
        paint: { "line-color": shade.border, "line-width": ["interpolate", ["linear"], ["zoom"], 2, 0.5, 7, 1.6] },
      },
      labels("town", 5.5, 11, shade, { "text-anchor": "top", "text-offset": [0, 0.45] }),
      labels("division", 5, 11, shade, { "text-letter-spacing": 0.14, "text-transform": "uppercase" }),
      labels("country", 1, 13, shade, { "text-letter-spacing": 0.06 }),
    ],
  };
}

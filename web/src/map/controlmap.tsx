/** Places by who is reported to hold them on a day. Nothing is drawn between places: no line of ours is a front. */
import type { GeoJSONSource } from "maplibre-gl";
import { useMemo, useRef } from "preact/hooks";
import type { Step } from "../api/records";
import { change } from "../state/route";
import { FONT } from "./basemap";
import { type Drawn, MapCanvas } from "./canvas";
import { SIGN_SCALE, sign, signName } from "./holding";

type Placed = Step & { lat: number; lon: number };

export function placed(steps: Step[]): Placed[] {
  return steps.filter((s): s is Placed => s.lat !== null && s.lon !== null && s.precision !== 3);
}

function extent(steps: Placed[]): [number, number, number, number] | null {
  if (!steps.length) return null;
  const lons = steps.map((s) => s.lon);
  const lats = steps.map((s) => s.lat);
  return [Math.min(...lons) - 0.1, Math.min(...lats) - 0.1, Math.max(...lons) + 0.1, Math.max(...lats) + 0.1];
}

export function ControlMap({ steps, chosen }: { steps: Step[] | null; chosen: string | undefined }) {
  const some = useMemo(() => (steps ? placed(steps) : null), [steps]);
  // the camera stays while the day changes: it fits the places of the first day that has any
  const first = useRef<[number, number, number, number] | null>(null);
  if (!first.current && some) first.current = extent(some);

  const setup = (drawn: Drawn) => {
    const { map, shade, dark } = drawn;
    map.addSource("places", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
    map.addLayer({
      id: "places",
      type: "symbol",
      source: "places",
      layout: {
        "icon-image": ["get", "sign"],
        "icon-allow-overlap": true,
        "icon-size": ["case", ["==", ["get", "chosen"], true], 1.3, 0.85],
        "symbol-sort-key": ["get", "rank"],
        "text-field": ["step", ["zoom"], "", 7.5, ["get", "name"]],
        "text-font": FONT,
        "text-size": 12,
        "text-variable-anchor": ["top", "bottom", "left", "right"],
        "text-radial-offset": 1.2,
        "text-optional": true,
      },
      paint: { "text-color": shade.ink, "text-halo-color": shade.halo, "text-halo-width": 1.6 },
    });
    map.setMissingStyleImageResolver(async (id) => {
      if (id.startsWith("hold:")) map.addImage(id, sign(id, dark, shade.unknown, shade.paper), { pixelRatio: SIGN_SCALE });
    });
    map.on("click", "places", (event) => {
      const place = event.features?.[0]?.properties.place as string | undefined;
      if (place) change({ place });
    });
    map.on("mousemove", (event) => {
      map.getCanvas().style.cursor = map.queryRenderedFeatures(event.point, { layers: ["places"] }).length ? "pointer" : "";
    });
    return undefined;
  };

  const draw = ({ map }: Drawn) => {
    if (!some) return;
    (map.getSource("places") as GeoJSONSource | undefined)?.setData({
      type: "FeatureCollection",
      features: some.map((step) => ({
        type: "Feature",
        properties: {
          place: step.place,
          name: step.name,
          sign: signName(step),
          chosen: step.place === chosen,
          rank: step.place === chosen ? 0 : 1,
        },
        geometry: { type: "Point", coordinates: [step.lon, step.lat] },
      })),
    });
  };

  return (
    <MapCanvas
      label="Map of who is reported to hold which place; the list shows the same"
      setup={setup}
      draw={draw}
      bounds={first.current}
      deps={[some, chosen ?? ""]}
    />
  );
}

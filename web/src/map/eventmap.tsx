/** The map of Explore: points, clusters, shaded regions; a click opens what is there. */
import type { Point } from "geojson";
import type { GeoJSONSource, Map as GlMap, MapMouseEvent } from "maplibre-gl";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { MapColumns, WholeEvent } from "../api/answers";
import { useApi } from "../api/use";
import { change, filters } from "../state/route";
import { EventRow } from "../ui/eventrow";
import { Loading, TypeDot } from "../ui/glyphs";
import { TYPE_ORDER } from "../ui/palette";
import { count, counted } from "../ui/words";
import { divisionOf } from "./basemap";
import { type Drawn, MapCanvas } from "./canvas";
import { addPoints, CLUSTER_UNTIL, extent, type PointProperties, points, setPoints } from "./points";
import { addSpider, closeSpider, MOST, openSpider } from "./spider";

interface Opened {
  title: string;
  ids: string[];
  region?: string;
}

function shadeRegions({ map, base }: Drawn, columns: MapColumns): void {
  map.removeFeatureState({ source: "divisions" });
  const most = Math.max(1, ...columns.regions.map((r) => r.n));
  for (const region of columns.regions) {
    const at = divisionOf(base, region.country, region.admin1);
    if (at >= 0) map.setFeatureState({ source: "divisions", id: at }, { share: 0.14 + 0.36 * Math.sqrt(region.n / most) });
  }
}

/** The events of the shaded region under the mouse. */
function regionAt({ map, base }: Drawn, event: MapMouseEvent, columns: MapColumns | null): Opened | null {
  const [region] = map.queryRenderedFeatures(event.point, { layers: ["regions"] });
  const found = columns?.regions.find((r) => region && divisionOf(base, r.country, r.admin1) === region.id);
  return found ? { title: `Somewhere in ${found.admin1}`, ids: found.ids, region: `${found.country}/${found.admin1}` } : null;
}

/** Zooms into a cluster; answers its points where zooming would not part them. */
async function openCluster(map: GlMap, id: number, at: [number, number]): Promise<PointProperties[] | null> {
  const source = map.getSource("events") as GeoJSONSource;
  const zoom = await source.getClusterExpansionZoom(id);
  if (zoom <= CLUSTER_UNTIL) {
    map.easeTo({ center: at, zoom: Math.min(zoom + 0.3, CLUSTER_UNTIL + 1), duration: 300 }, { originalEvent: true });
    return null;
  }
  const leaves = await source.getClusterLeaves(id, MOST + 1, 0);
  return leaves.map((leaf) => leaf.properties as PointProperties);
}

export function EventMap({ columns }: { columns: MapColumns | null }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const data = useRef(columns);
  data.current = columns;
  const map = useRef<GlMap | null>(null);
  const bounds = useMemo(() => (columns ? extent(columns) : null), [columns]);
  const found = useMemo(() => (columns ? points(columns) : null), [columns]);
  const drawnPoints = useRef(found);
  drawnPoints.current = found;
  useEffect(() => {
    setOpened(null);
    if (map.current?.getSource("spider")) closeSpider(map.current);
  }, [columns]);

  const setup = (drawn: Drawn) => {
    map.current = drawn.map;
    addPoints(drawn.map, drawn.shade, drawn.dark);
    addSpider(drawn.map, drawn.shade, drawn.dark);
    drawn.map.on("click", (event) => clicked(drawn, event));
    drawn.map.on("mousemove", (event) => {
      const hit = drawn.map.queryRenderedFeatures(event.point, { layers: ["spider-ends", "exact", "near", "clusters"] });
      drawn.map.getCanvas().style.cursor = hit.length ? "pointer" : "";
    });
    drawn.map.on("zoomstart", () => closeSpider(drawn.map));
    return () => {
      map.current = null;
    };
  };

  const ids = (numbers: number[]) => numbers.map((i) => data.current?.id[i]).filter((id): id is string => Boolean(id));

  const leaf = (i: number) => {
    const now = data.current;
    return { i, t: TYPE_ORDER.indexOf(now?.types[now.type[i] ?? -1] ?? ""), d: now?.disputed[i] ? 1 : 0 };
  };

  const clicked = async (drawn: Drawn, event: MapMouseEvent) => {
    const around: [[number, number], [number, number]] = [
      [event.point.x - 4, event.point.y - 4],
      [event.point.x + 4, event.point.y + 4],
    ];
    const [hit] = drawn.map.queryRenderedFeatures(around, { layers: ["spider-ends", "exact", "near", "clusters"] });
    if (!hit) {
      closeSpider(drawn.map);
      setOpened(regionAt(drawn, event, data.current));
      return;
    }
    const at = (hit.geometry as Point).coordinates as [number, number];
    if (hit.layer.id === "spider-ends") {
      setOpened({ title: "", ids: ids([Number(hit.properties.i)]) });
      return;
    }
    const cluster = hit.properties.cluster_id;
    const there = cluster === undefined ? [hit.properties as PointProperties] : await openCluster(drawn.map, Number(cluster), at);
    if (!there) return;
    const events = there.flatMap((point) => drawnPoints.current?.members[point.g] ?? []);
    if (events.length > 1 && events.length <= MOST) openSpider(drawn.map, at, events.map(leaf));
    setOpened({ title: events.length > 1 ? `${counted(events.length, "event")} at this point` : "", ids: ids(events) });
  };

  const area = () => {
    const box = map.current?.getBounds();
    if (box) change({ bbox: [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()].map((x) => x.toFixed(2)).join(",") });
  };

  return (
    <MapCanvas
      label="Map of the events; the list shows the same"
      setup={setup}
      draw={(drawn) => {
        if (!columns || !found) return;
        setPoints(drawn.map, found);
        shadeRegions(drawn, columns);
      }}
      bounds={bounds}
      deps={[columns]}
    >
      <div class="map-tools">
        {filters.value.bbox ? (
          <button type="button" onClick={() => change({ bbox: null })}>
            Whole map
          </button>
        ) : (
          <button type="button" onClick={area} title="Keep only events on the part of the map that is shown">
            Only this area
          </button>
        )}
      </div>
      <Legend />
      {opened && <Card opened={opened} close={() => setOpened(null)} />}
    </MapCanvas>
  );
}

function Legend() {
  return (
    <details class="legend">
      <summary>Legend</summary>
      <ul>
        {TYPE_ORDER.map((type) => (
          <li key={type}>
            <TypeDot type={type} /> {type}
          </li>
        ))}
        <li>
          <span class="sign exact" aria-hidden="true" /> at the place
        </li>
        <li>
          <span class="sign near" aria-hidden="true" /> near it
        </li>
        <li>
          <span class="sign shaded" aria-hidden="true" /> somewhere in the region
        </li>
        <li>
          <span class="sign disputed" aria-hidden="true" /> tellings contradict
        </li>
      </ul>
    </details>
  );
}

const SHOWN = 12;

function Card({ opened, close }: { opened: Opened; close: () => void }) {
  return (
    <section class="map-card" aria-label="Events at this point" data-testid="map-card">
      <header>
        <strong>{opened.title}</strong>
        <button type="button" class="plain" onClick={close} aria-label="Close">
          ✕
        </button>
      </header>
      {opened.ids.slice(0, SHOWN).map((id) => (
        <CardEvent key={id} id={id} />
      ))}
      {opened.ids.length > SHOWN && <p class="muted">and {count(opened.ids.length - SHOWN)} more; the list has all of them</p>}
      {opened.region && (
        <button type="button" onClick={() => change({ region: opened.region ?? null })}>
          List all of them
        </button>
      )}
    </section>
  );
}

function CardEvent({ id }: { id: string }) {
  const { data, error } = useApi<WholeEvent>(`/api/events/${id}`);
  if (error) return <p class="muted">{error.message}</p>;
  return data ? <EventRow event={data.event} /> : <Loading />;
}

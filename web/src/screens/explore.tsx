/** Explore: what is reported, on a map, over time and as a list, under one set of filters. */
import { useState } from "preact/hooks";
import type { Facets, MapColumns, Timeline as TimelineAnswer } from "../api/answers";
import { useList } from "../api/many";
import type { FogEvent } from "../api/records";
import { useApi } from "../api/use";
import { Timeline } from "../charts/timeline";
import { EventMap } from "../map/eventmap";
import { write } from "../state/filters";
import { asked, change, filters, go, href, query } from "../state/route";
import { EventRow } from "../ui/eventrow";
import { Empty, Failed, Loading } from "../ui/glyphs";
import { useKeys } from "../ui/keys";
import { count, counted, disputeName } from "../ui/words";
import { Rail } from "./rail";

const NARROW = ["map", "list", "filters"] as const;

export function Explore() {
  const facets = useApi<Facets>(`/api/facets${asked.value}`);
  const map = useApi<MapColumns>(`/api/map${asked.value}`);
  const timeline = useApi<TimelineAnswer>(`/api/timeline${asked.value}`);
  const shown = query.value.show ?? "list";
  const empty = facets.data?.events === 0 && Object.keys(filters.value).length === 0 && !facets.loading;
  if (facets.error) return <Failed error={facets.error} />;
  if (empty) return <Nothing />;
  return (
    <div class={`explore show-${shown}`} data-testid="explore">
      <h1 class="unseen">Explore</h1>
      <div class="tabs" role="group" aria-label="What is shown">
        {NARROW.map((name) => (
          <button key={name} type="button" aria-pressed={shown === name} onClick={() => change({ show: name }, true)}>
            {name}
          </button>
        ))}
      </div>
      <Rail facets={facets.data} />
      <div class="explore-map">
        <EventMap columns={map.data} />
        {timeline.data && <Timeline answer={timeline.data} />}
      </div>
      <List facets={facets.data} map={map.data} />
    </div>
  );
}

function Nothing() {
  return (
    <Empty title="This ledger holds no events yet">
      <p>
        Put reports in and they become events: <a href="/add">add files, text or an address</a>, or in a shell
      </p>
      <pre>fogline add reports/ --ledger war.db</pre>
      <p>
        Plain text, HTML, JSONL, Parquet, feeds, WARC and WACZ are understood. To see how it looks with events, run{" "}
        <code>fogline demo --serve</code>.
      </p>
    </Empty>
  );
}

const DISPUTES = ["losses", "control", "happened", "initiator", "target", "type", "manner"];

/** What is disputed, as one way in each; then the trays of what the map or the bars cannot show. */
function Ways({ facets, map }: { facets: Facets | null; map: MapColumns | null }) {
  const rank = (field: unknown) => (DISPUTES.indexOf(String(field)) + 99) % 99;
  const disputed = [...(facets?.disputed ?? [])].sort((a, b) => rank(a[0]) - rank(b[0]));
  const now = filters.value;
  return (
    <div class="ways">
      {disputed.length > 0 && (
        <div class="ways-row" role="group" aria-label="Events whose tellings contradict each other on">
          <span class="ways-name">Tellings contradict each other on</span>
          {disputed.map(([field, n]) => (
            <button
              type="button"
              key={field}
              class={`chip dispute${now.disputed === field ? " on" : ""}`}
              aria-pressed={now.disputed === field}
              onClick={() => change({ disputed: now.disputed === field ? null : String(field), show: "list" })}
              data-testid={`disputed-${field}`}
            >
              {disputeName(String(field))} <b>{count(n)}</b>
            </button>
          ))}
        </div>
      )}
      {map && (map.unplaced > 0 || map.undated > 0 || map.regions.length > 0) && (
        <div class="ways-row" role="group" aria-label="Events that the map or the timeline cannot show">
          <span class="ways-name">Not drawn</span>
          <Tray name="place" n={map.unplaced} label="no known place" />
          <Tray name="date" n={map.undated} label="no date" />
          {outside(map) > 0 && <span class="muted">{counted(outside(map), "event")} in regions without an outline</span>}
        </div>
      )}
    </div>
  );
}

function outside(map: MapColumns): number {
  return map.regions.filter((r) => !r.admin1).reduce((sum, r) => sum + r.n, 0);
}

function Tray({ name, n, label }: { name: string; n: number; label: string }) {
  if (!n) return null;
  const on = filters.value.without === name;
  return (
    <button
      type="button"
      class={`chip${on ? " on" : ""}`}
      aria-pressed={on}
      onClick={() => change({ without: on ? null : name, show: "list" })}
      data-testid={`tray-${name}`}
    >
      {label} <b>{count(n)}</b>
    </button>
  );
}

function List({ facets, map }: { facets: Facets | null; map: MapColumns | null }) {
  const events = useList<FogEvent>(`/api/events${write({ ...filters.value, limit: 60 })}`);
  const [at, setAt] = useState(-1);
  const move = (by: number) => {
    const next = Math.max(0, Math.min(events.items.length - 1, at + by));
    setAt(next);
    document.getElementById(`row-${next}`)?.scrollIntoView({ block: "nearest" });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: (event) => {
      const row = events.items[at];
      if (row && !(event.target as Element).closest("a, button")) go(href(`/events/${row.id}`));
    },
  });
  return (
    <section class="list" aria-label="Events" aria-busy={events.loading}>
      <header class="list-head">
        <h2 data-testid="count">
          {facets ? counted(facets.events, "event") : events.total === null ? "Events" : counted(events.total, "event")}
        </h2>
        {facets && (
          <span class="muted">
            from {counted(facets.claims, "claim")} in {counted(facets.documents, "report")}
          </span>
        )}
      </header>
      <Ways facets={facets} map={map} />
      {events.error && <Failed error={events.error} />}
      {!events.items.length && events.loading && <Loading />}
      {!events.items.length && !events.loading && !events.error && <NoMatch />}
      <div class="rows">
        {events.items.map((event, i) => (
          <EventRow key={event.id} event={event} current={i === at} id={`row-${i}`} />
        ))}
      </div>
      {events.more && (
        <button type="button" class="more" onClick={events.more}>
          Show more
        </button>
      )}
    </section>
  );
}

function NoMatch() {
  const names = Object.keys(filters.value);
  return (
    <Empty title="No event under these filters">
      <p>Take one off above, widen the days, or</p>
      <button type="button" onClick={() => change(Object.fromEntries(names.map((name) => [name, null])))}>
        take all filters off
      </button>
    </Empty>
  );
}

/** Export: the shapes that other people's tools read, with what each leaves out said before it is taken. */
import { useEffect, useState } from "preact/hooks";
import type { ExportCheck, Facets } from "../api/answers";
import { ApiError, get, session } from "../api/client";
import { useApi } from "../api/use";
import { write } from "../state/filters";
import { asked, change, filters, query } from "../state/route";
import { Failed } from "../ui/glyphs";
import { count, counted } from "../ui/words";

interface Shape {
  id: string;
  name: string;
  what: string;
}

const SHAPES: readonly Shape[] = [
  { id: "acled", name: "ACLED", what: "one row an event, ACLED’s columns; ours behind them" },
  { id: "ucdp", name: "UCDP GED", what: "lethal events with low, best and high" },
  { id: "csv", name: "CSV", what: "every field of ours, flat; opens in a spreadsheet" },
  { id: "geojson", name: "GeoJSON", what: "points with precision, for QGIS and web maps" },
  { id: "parquet", name: "Parquet", what: "typed columns, for pandas, polars, DuckDB" },
  { id: "geoparquet", name: "GeoParquet", what: "the same with geometry" },
  { id: "plover", name: "PLOVER", what: "JSON Lines with PLOVER types, modes, contexts" },
  { id: "gdelt-mentions", name: "GDELT mentions", what: "one row a telling, with character offsets" },
  { id: "hxl", name: "HXL", what: "humanitarian hashtags, for HDX" },
  { id: "hapi", name: "HDX HAPI", what: "monthly counts by division" },
  { id: "ftm", name: "FollowTheMoney", what: "entities and events, for Aleph" },
  { id: "w3c-annotation", name: "W3C annotations", what: "each quote as an annotation of its page" },
];

export function Export() {
  const facets = useApi<Facets>(`/api/facets${asked.value}`);
  const chosen = query.value.profile ?? "acled";
  const [strict, setStrict] = useState(false);
  const [quotes, setQuotes] = useState(true);
  const switches = write({ ...filters.value, strict: strict ? "true" : null, quotes: quotes ? null : "false" });
  const some = Object.keys(filters.value).length > 0;
  return (
    <div class="export" data-testid="export">
      <header class="event-head">
        <h1>Export</h1>
        <p class="hint">
          {facets.data ? counted(facets.data.events, "event") : "…"}{" "}
          {some ? "under the filters above" : "in all; filters of the other screens hold here, too"}. Names of private persons are
          left out.
        </p>
      </header>
      <div class="export-columns">
        <fieldset class="panel shapes">
          <legend>Shape</legend>
          {SHAPES.map((shape) => (
            <label key={shape.id} class={`shape${chosen === shape.id ? " on" : ""}`}>
              <input
                type="radio"
                name="profile"
                value={shape.id}
                checked={chosen === shape.id}
                onChange={() => change({ profile: shape.id }, true)}
              />
              <span>
                <b>{shape.name}</b>
                <span class="muted">{shape.what}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <section class="panel" aria-labelledby="take">
          <h2 id="take">{SHAPES.find((s) => s.id === chosen)?.name}</h2>
          <p class="switches">
            <label>
              <input type="checkbox" checked={strict} onChange={() => setStrict(!strict)} /> only the columns of the foreign
              format
            </label>
            <label>
              <input type="checkbox" checked={quotes} onChange={() => setQuotes(!quotes)} /> with the quoted words
            </label>
          </p>
          <p class="actions">
            <a class="button main" href={`/api/export/${chosen}${switches}`} download data-testid="download">
              Download
            </a>
            <Check key={chosen + switches} profile={chosen} switches={switches} />
          </p>
          <Preview key={`preview${chosen}${switches}`} profile={chosen} switches={switches} />
          <Citation events={facets.data?.events ?? null} />
        </section>
      </div>
    </div>
  );
}

function Check({ profile, switches }: { profile: string; switches: string }) {
  const [state, setState] = useState<ExportCheck | ApiError | "asking" | null>(null);
  const ask = () => {
    setState("asking");
    get<ExportCheck>(`/api/export/${profile}/check${switches}`).then(setState, (error: unknown) =>
      setState(error instanceof ApiError ? error : null),
    );
  };
  return (
    <>
      <button type="button" onClick={ask} disabled={state === "asking"} data-testid="check">
        {state === "asking" ? "Checking…" : "Check it first"}
      </button>
      {state instanceof ApiError && <Failed error={state} />}
      {state !== null && state !== "asking" && !(state instanceof ApiError) && <Report check={state} />}
    </>
  );
}

const SHOWN = 4000; // characters of a preview
const BINARY = new Set(["parquet", "geoparquet"]);

/** The beginning of a stream; the rest is not asked for. */
async function beginning(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal });
  const reader = response.ok ? response.body?.getReader() : undefined;
  if (!reader) return "";
  const decode = new TextDecoder();
  let text = "";
  while (text.length < SHOWN) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decode.decode(value, { stream: true });
  }
  void reader.cancel();
  return text.slice(0, SHOWN);
}

function Preview({ profile, switches }: { profile: string; switches: string }) {
  const [text, setText] = useState("");
  useEffect(() => {
    if (BINARY.has(profile)) return;
    const abort = new AbortController();
    beginning(`/api/export/${profile}${switches}`, abort.signal).then(setText, () => setText(""));
    return () => abort.abort();
  }, []);
  if (BINARY.has(profile)) return <p class="muted">A binary file: no preview.</p>;
  if (!text) return null;
  return (
    <div class="preview">
      <h3>How it begins</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must take the focus */}
      <pre tabIndex={0} data-testid="preview">
        <bdi>{text.split("\n").slice(0, 12).join("\n")}</bdi>
      </pre>
    </div>
  );
}

function Report({ check }: { check: ExportCheck }) {
  const left = Object.entries(check.left_out);
  const notes = Object.entries(check.notes);
  return (
    <div class="report" role="status" data-testid="check-report">
      <p>
        <b>{counted(check.rows, "row")}</b> from {counted(check.events, "event")}, {count(check.bytes)} bytes.{" "}
        {check.problems.length ? "" : "It keeps the rules of its format."}
      </p>
      {left.length > 0 && (
        <ul>
          {left.map(([why, n]) => (
            <li key={why}>
              left out, {why}: {count(n)}
            </li>
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <ul class="muted">
          {notes.map(([what, n]) => (
            <li key={what}>
              {what}: {count(n)}
            </li>
          ))}
        </ul>
      )}
      {check.problems.slice(0, 20).map((p, i) => (
        <p key={i} class="differ">
          row {p.row}: {p.message}
        </p>
      ))}
      <p class="muted">
        SHA-256 <code class="hash">{check.sha256}</code>
      </p>
    </div>
  );
}

function Citation({ events }: { events: number | null }) {
  const text = `Own coding with Fogline ${session.value?.version ?? ""}, ${events === null ? "" : counted(events, "reported event")}${asked.value ? `, filters ${asked.value}` : ""}. Reported, not verified; see Method for coverage and packs.`;
  return (
    <div class="cite">
      <h3>To cite</h3>
      <blockquote>{text}</blockquote>
      <p class="muted">
        Licence of the data: yours, as far as the reports allow it. The packs are CC BY 4.0; each states its origins under Method.
      </p>
    </div>
  );
}

/** Method: what to know before a figure is quoted. Coverage, precision, versions, limits, and the codebook out of the packs. */
import * as Plot from "@observablehq/plot";
import type { Counts, Facets, Method } from "../api/answers";
import { useApi } from "../api/use";
import { Figure } from "../charts/figure";
import { utc } from "../charts/window";
import { Camp, Failed, Loading, TypeDot } from "../ui/glyphs";
import { Scroll } from "../ui/scroll";
import { agreementName, count, counted, day } from "../ui/words";

export function MethodScreen() {
  const { data, error } = useApi<Method>("/api/method");
  if (error) return <Failed error={error} />;
  if (!data) return <Loading />;
  return (
    <div class="method" data-testid="method">
      <header class="event-head">
        <h1>Method</h1>
        <p class="hint">What this ledger rests on, and what it cannot tell. Read it before you quote a figure.</p>
      </header>
      <section class="panel" aria-labelledby="limits">
        <h2 id="limits">Limits</h2>
        <ul class="limits">
          {data.limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </section>
      <Coverage method={data} />
      <section class="panel" aria-labelledby="mix">
        <h2 id="mix">Precision and agreement</h2>
        <div class="mixes">
          {Object.entries(data.precision).map(([name, rows]) => (
            <Mix key={name} name={name} rows={rows} />
          ))}
          <Mix name="issues" rows={data.issues} />
        </div>
      </section>
      <Versions method={data} />
      <Codebook method={data} />
    </div>
  );
}

function Coverage({ method }: { method: Method }) {
  const facets = useApi<Facets>("/api/facets");
  const known = new Map(facets.data?.outlet.map(([id, , name]) => [id, name]));
  const called = (id: string | null) => (id === null ? "outlet not known" : (known.get(id) ?? id.replace(/_/g, " ")));
  const rows = method.coverage.flatMap((c) => c.days.map(([d, n]) => ({ outlet: called(c.outlet), day: utc(d), n })));
  const order = method.coverage.map((c) => called(c.outlet));
  const few = new Set(rows.map((row) => row.day.getTime())).size <= 7;
  const undated = method.coverage.reduce((sum, c) => sum + c.documents - c.days.reduce((a, [, n]) => a + n, 0), 0);
  return (
    <section class="panel" aria-labelledby="coverage">
      <h2 id="coverage">Coverage</h2>
      <p class="hint">
        Reports by outlet and day of publication{undated > 0 && `; ${counted(undated, "report")} without a date`}. Where nothing
        stands, nothing was loaded: it does not mean that nothing happened.
      </p>
      {rows.length > 0 && (
        <Figure
          label={`Reports by outlet and day: ${method.coverage.map((c) => `${called(c.outlet)} ${c.documents}`).join(", ")}`}
          deps={[method, facets.data]}
          draw={(width) =>
            Plot.plot({
              width,
              height: 40 + Math.min(40, order.length) * 22,
              marginLeft: Math.min(180, Math.round(width * 0.36)),
              marginTop: 6,
              x: { type: "utc", label: null, grid: true, nice: true, ticks: few ? "day" : Math.max(2, Math.round(width / 110)) },
              y: { domain: order.slice(0, 40), label: null, tickSize: 0 },
              r: { range: [2.5, 9] },
              marks: [Plot.dot(rows, { x: "day", y: "outlet", r: "n", fill: "var(--accent)", fillOpacity: 0.75 })],
            })
          }
        />
      )}
      <Scroll label="Coverage in figures">
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">outlet</th>
              <th scope="col">reports</th>
              <th scope="col">first</th>
              <th scope="col">last</th>
            </tr>
          </thead>
          <tbody>
            {method.coverage.map((c) => (
              <tr key={c.outlet}>
                <th scope="row">
                  <Camp side={c.side} /> <bdi>{called(c.outlet)}</bdi>
                </th>
                <td>{count(c.documents)}</td>
                <td>{day(c.first)}</td>
                <td>{day(c.last)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

const PLACE = { 1: "at the place", 2: "near it", 3: "a region", null: "no coordinates" } as Record<string, string>;

function label(name: string, value: unknown): string {
  if (name === "events") return PLACE[String(value)] ?? String(value);
  if (name === "agreement") return agreementName(String(value));
  return String(value ?? "not known").replace(/[_-]/g, " ");
}

function Mix({ name, rows }: { name: string; rows: Counts }) {
  const most = Math.max(1, ...rows.map(([, n]) => n));
  if (!rows.length) return null;
  return (
    <div>
      <h3>{name === "events" ? "events by place" : name}</h3>
      <ul class="plain-list">
        {rows.map(([value, n]) => (
          <li key={String(value)} class="facet-read">
            <span class="facet-bar" style={{ width: `${(100 * n) / most}%` }} aria-hidden="true" />
            <span class="facet-label">{label(name, value)}</span>
            <span class="facet-n">{count(n)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Versions({ method }: { method: Method }) {
  const [first, last] = method.collected;
  return (
    <section class="panel" aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      <p>
        Fogline {method.version}; coded by{" "}
        {method.coders.map(([name, n]) => `${name ?? "not coded"} (${counted(n, "report")})`).join(", ") || "nobody yet"}.
        {first && (
          <>
            {" "}
            Collected {day(first.slice(0, 10))}
            {last && last.slice(0, 10) !== first.slice(0, 10) && ` to ${day(last.slice(0, 10))}`}.
          </>
        )}
      </p>
      <Scroll label="Packs">
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">pack</th>
              <th scope="col">version</th>
              <th scope="col">licence</th>
              <th scope="col">SHA-256</th>
            </tr>
          </thead>
          <tbody>
            {method.packs.map((pack) => (
              <tr key={pack.id}>
                <th scope="row" title={pack.origins.join("\n")}>
                  {pack.name} <span class="muted">{pack.id}</span>
                </th>
                <td>{pack.version}</td>
                <td>{pack.licence}</td>
                <td>
                  <code class="hash">{pack.sha256.replace("sha256:", "").slice(0, 16)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function Codebook({ method }: { method: Method }) {
  const types = [...new Set(method.codebook.map((c) => c.event_type))];
  return (
    <section class="panel" aria-labelledby="codebook">
      <h2 id="codebook">Codebook</h2>
      <p class="hint">Out of the packs that are loaded: which words open which frame, and what it is coded as.</p>
      {types.map((type) => (
        <details key={type}>
          <summary>
            <TypeDot type={type} /> {type}
          </summary>
          <dl class="codebook">
            {method.codebook
              .filter((c) => c.event_type === type)
              .map((c) => (
                <div key={c.frame}>
                  <dt>
                    {c.sub_event_type ?? c.event_type} <code>{c.frame}</code>{" "}
                    {c.plover && <span class="muted">PLOVER {[c.plover, c.mode].filter(Boolean).join("/")}</span>}
                  </dt>
                  <dd>{c.meaning}</dd>
                </div>
              ))}
          </dl>
        </details>
      ))}
    </section>
  );
}

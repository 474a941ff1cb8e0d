/** The filters of Explore with a count beside each value: how many events would be left. */
import type { Facets } from "../api/answers";
import { type FilterName, toggled, write } from "../state/filters";
import { change, filters, go, path } from "../state/route";
import { Camp, TypeDot } from "../ui/glyphs";
import { agreementMeaning, agreementName, campName, count } from "../ui/words";

interface Value {
  value: string;
  n: number;
  label: preact.ComponentChildren;
  title?: string;
}

const SHORT = 7;

function Facet({ name, title, values }: { name: FilterName; title: string; values: Value[] }) {
  if (!values.length) return null;
  const most = Math.max(1, ...values.map((v) => v.n));
  const now = filters.value[name];
  const rows = (some: Value[]) =>
    some.map((v) => (
      <li key={v.value}>
        <button
          type="button"
          class={`facet${now === v.value ? " on" : ""}`}
          aria-pressed={now === v.value}
          title={v.title}
          onClick={() => go(path.value + write(toggled(filters.value, name, v.value)))}
        >
          <span class="facet-bar" style={{ width: `${(100 * v.n) / most}%` }} aria-hidden="true" />
          <span class="facet-label">{v.label}</span>
          <span class="facet-n">{count(v.n)}</span>
        </button>
      </li>
    ));
  return (
    <section class="facet-group" aria-label={title}>
      <h3>{title}</h3>
      <ul>{rows(values.slice(0, SHORT))}</ul>
      {values.length > SHORT && (
        <details>
          <summary>{values.length - SHORT} more</summary>
          <ul>{rows(values.slice(SHORT))}</ul>
        </details>
      )}
    </section>
  );
}

function Days({ facets }: { facets: Facets | null }) {
  const { from = "", to = "" } = filters.value;
  const edge = { min: facets?.first ?? undefined, max: facets?.last ?? undefined };
  const set = (name: "from" | "to") => (event: Event) =>
    change({ [name]: (event.currentTarget as HTMLInputElement).value || null });
  return (
    <section class="facet-group" aria-label="Days">
      <h3>Days</h3>
      <div class="pair">
        <label>
          from
          <input type="date" value={from} {...edge} onChange={set("from")} />
        </label>
        <label>
          until
          <input type="date" value={to} {...edge} onChange={set("to")} />
        </label>
      </div>
    </section>
  );
}

function Named({ name, label, hint }: { name: "actor" | "place"; label: string; hint: string }) {
  const submit = (event: Event) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem(name) as HTMLInputElement;
    change({ [name]: field.value.trim() || null });
  };
  const now = filters.value[name] ?? "";
  return (
    <form class="named" onSubmit={submit}>
      <label>
        {label}
        <input name={name} key={now} defaultValue={now} placeholder={hint} dir="auto" maxLength={200} />
      </label>
    </form>
  );
}

export function Rail({ facets }: { facets: Facets | null }) {
  const role = filters.value.role ?? "";
  const text = (rows: [string | number | null, number][]) =>
    rows.filter((row): row is [string | number, number] => row[0] !== null).map(([value, n]) => ({ value: String(value), n }));
  return (
    <aside class="rail" aria-label="Filters">
      <Days facets={facets} />
      <section class="facet-group" aria-label="Party and place">
        <Named name="actor" label="Party" hint="Syrian Arab Army" />
        {filters.value.actor && (
          <div class="pair" role="group" aria-label="The party's part">
            {["initiator", "target"].map((part) => (
              <button
                key={part}
                type="button"
                class={`chip${role === part ? " on" : ""}`}
                aria-pressed={role === part}
                onClick={() => change({ role: role === part ? null : part })}
              >
                as {part}
              </button>
            ))}
          </div>
        )}
        <Named name="place" label="Place" hint="Kafr Zita" />
      </section>
      {facets && (
        <>
          <Facet
            name="type"
            title="Kind of event"
            values={text(facets.type).map((v) => ({
              ...v,
              label: (
                <>
                  <TypeDot type={v.value} /> {v.value}
                </>
              ),
            }))}
          />
          <Facet
            name="agreement"
            title="Agreement"
            values={text(facets.agreement).map((v) => ({
              ...v,
              label: agreementName(v.value),
              title: agreementMeaning(v.value),
            }))}
          />
          <Facet
            name="outlet"
            title="Told by"
            values={facets.outlet.map(([id, n, name]) => ({
              value: String(id),
              n,
              label: <bdi>{name ?? String(id).replace(/_/g, " ")}</bdi>,
            }))}
          />
          <Sides facets={facets} />
          <Facet
            name="country"
            title="Country"
            values={text(facets.country).map((v) => ({ ...v, label: countryName(v.value) }))}
          />
        </>
      )}
    </aside>
  );
}

const COUNTRIES = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });

function countryName(code: string): string {
  return /^[A-Z]{2}$/i.test(code) ? (COUNTRIES.of(code.toUpperCase()) ?? code) : code;
}

/** Whose voices tell the events: to read, not to choose. */
function Sides({ facets }: { facets: Facets }) {
  const rows = facets.side.filter(([side]) => side !== null);
  if (!rows.length) return null;
  return (
    <section class="facet-group" aria-label="Camps of the first voices">
      <h3>First voices, by camp</h3>
      <ul class="plain-list">
        {rows.map(([side, n]) => (
          <li key={side} class="facet-read">
            <span class="facet-label">
              <Camp side={String(side)} /> {campName(String(side))}
            </span>
            <span class="facet-n">{count(n)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

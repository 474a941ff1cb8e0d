/** The one set of filters that every screen shares: read from the query string, written back to it, and nowhere else. */

export const FILTERS = [
  "from",
  "to",
  "bbox",
  "type",
  "actor",
  "role",
  "place",
  "country",
  "outlet",
  "agreement",
  "disputed",
  "without",
  "region",
  "reviewed",
  "q",
] as const;
export type FilterName = (typeof FILTERS)[number];
export type Filters = Partial<Record<FilterName, string>>;
export type Query = Record<string, string>;

/** What a query string says, with empty values left out. */
export function parse(search: string): Query {
  const found: Query = {};
  for (const [key, value] of new URLSearchParams(search)) if (value !== "") found[key] = value;
  return found;
}

/** The filters among the values of a query. */
export function filtersOf(query: Query): Filters {
  return Object.fromEntries(FILTERS.flatMap((name) => (query[name] ? [[name, query[name]]] : [])));
}

/** A query string: filters first and in a fixed order, so that one state has one address. Commas and colons stay readable. */
export function write(query: Record<string, string | number | null | undefined>): string {
  const rank = new Map<string, number>(FILTERS.map((name, i) => [name, i]));
  const keys = Object.keys(query).filter((key) => query[key] !== null && query[key] !== undefined && query[key] !== "");
  keys.sort((a, b) => (rank.get(a) ?? 99) - (rank.get(b) ?? 99) || a.localeCompare(b));
  const text = keys.map((key) => `${encodeURIComponent(key)}=${encodeURIComponent(String(query[key])).replace(/%2C/g, ",")}`);
  return text.length ? `?${text.join("&")}` : "";
}

/** Filters with one of them set, or taken away where it has that value already. */
export function toggled(filters: Filters, name: FilterName, value: string): Filters {
  const { [name]: now, ...rest } = filters;
  return now === value ? rest : { ...rest, [name]: value };
}

const NAMES: Record<FilterName, string> = {
  from: "from",
  to: "until",
  bbox: "map area",
  type: "type",
  actor: "party",
  role: "as",
  place: "place",
  country: "country",
  outlet: "outlet",
  agreement: "agreement",
  disputed: "disputed",
  without: "without",
  region: "region",
  reviewed: "reviewed",
  q: "words",
};

/** What a filter is called on a chip. */
export function filterName(name: FilterName): string {
  return NAMES[name];
}

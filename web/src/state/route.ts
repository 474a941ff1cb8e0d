/** Where the page is: path and query as signals, changed by links and by `go`; the browser's buttons work as everywhere. */
import { computed, signal } from "@preact/signals";
import { type Filters, filtersOf, parse, type Query, write } from "./filters";

const here = signal(window.location.pathname + window.location.search);

export const path = computed(() => here.value.split("?")[0] ?? "/");
export const query = computed<Query>(() => parse(here.value.split("?")[1] ?? ""));
export const filters = computed<Filters>(() => filtersOf(query.value), { name: "filters" });
/** The filters as the end of an API address: equal filters, equal text, so that nothing is asked twice. */
export const asked = computed(() => write(filters.value));

/** An address of the page: the current filters go along, `extra` adds to them (null takes away). */
export function href(to: string, extra: Record<string, string | null> = {}): string {
  return to + write({ ...filters.value, ...extra });
}

/** Goes to an address of the page. `replace` leaves no step for the back button (sliders, typing). */
export function go(to: string, replace = false): void {
  if (to === here.value) return;
  window.history[replace ? "replaceState" : "pushState"](null, "", to);
  here.value = to;
  if (!replace) window.scrollTo(0, 0);
}

/** Changes values of the query on the screen that is shown. */
export function change(extra: Record<string, string | null>, replace = false): void {
  go(path.value + write({ ...query.value, ...extra }), replace);
}

function followed(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element | null)?.closest?.("a[href]") as HTMLAnchorElement | null;
  if (!link || link.target || link.hasAttribute("download") || link.origin !== window.location.origin) return;
  if (/^\/(api|openapi|schema|static)/.test(link.pathname) || /\.\w+$/.test(link.pathname)) return;
  event.preventDefault();
  if (link.hash && link.pathname === window.location.pathname && link.search === window.location.search) {
    document.getElementById(link.hash.slice(1))?.scrollIntoView({ block: "center" });
    return;
  }
  go(link.pathname + link.search);
}

/** Starts listening to links and to the browser's buttons. */
export function listen(): void {
  document.addEventListener("click", followed);
  window.addEventListener("popstate", () => {
    here.value = window.location.pathname + window.location.search;
  });
}

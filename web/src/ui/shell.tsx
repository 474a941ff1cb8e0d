/** What stands around every screen: name, ways, search, theme, who is here. */
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { may, meet, send, session } from "../api/client";
import { refresh } from "../api/use";
import { FILTERS, type FilterName, filterName } from "../state/filters";
import { asked, change, filters, go, href, path, query } from "../state/route";
import { choice, dark, toggleTheme } from "../state/theme";
import { day } from "./words";

export const helpOpen = signal(false);

interface Way {
  to: string;
  name: string;
  key: string;
  role?: "coder" | "reviewer";
}

export const WAYS: readonly Way[] = [
  { to: "/", name: "Explore", key: "e" },
  { to: "/control", name: "Control", key: "c" },
  { to: "/outlets", name: "Outlets", key: "o" },
  { to: "/review", name: "Review", key: "r", role: "coder" },
  { to: "/add", name: "Add", key: "a", role: "coder" },
  { to: "/export", name: "Export", key: "x" },
  { to: "/method", name: "Method", key: "m" },
];

function here(to: string): boolean {
  const now = path.value;
  return to === "/" ? now === "/" || now.startsWith("/events") || now.startsWith("/documents") : now.startsWith(to);
}

async function leave() {
  await send("/api/logout", {});
  await meet();
  refresh();
  go("/login");
}

export function Shell({ children }: { children: ComponentChildren }) {
  const who = session.value;
  return (
    <>
      <a class="skip" href="#main">
        To the content
      </a>
      <header class="top">
        <a class="brand" href="/" title="Everything, without filters">
          <svg viewBox="0 0 26 20" width="26" height="20" aria-hidden="true">
            <path d="M1 3h24M1 10h14M20 10h5M1 17h6M12 17h13" />
          </svg>
          Fogline
        </a>
        <nav aria-label="Screens">
          {WAYS.filter((way) => !way.role || may(way.role)).map((way) => (
            <a key={way.to} href={href(way.to)} aria-current={here(way.to) ? "page" : undefined}>
              {way.name}
            </a>
          ))}
        </nav>
        <Search />
        <div class="top-end">
          <button
            type="button"
            class="plain"
            onClick={toggleTheme}
            aria-label={dark.value ? "Light colours" : "Dark colours"}
            title={`Colours: ${choice.value}`}
          >
            {dark.value ? "☀" : "☾"}
          </button>
          <button
            type="button"
            class="plain"
            onClick={() => (helpOpen.value = true)}
            aria-label="Keys and help"
            title="Keys and help (?)"
          >
            ?
          </button>
          {who?.user && (
            <span class="who" title={who.local ? "Only this machine can reach this page" : `role: ${who.role}`}>
              <bdi>{who.user}</bdi>
              {!who.local && (
                <button type="button" class="plain small" onClick={leave}>
                  log out
                </button>
              )}
            </span>
          )}
        </div>
      </header>
      <Chips />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer class="foot">Reported, never established. Every figure leads back to the words it comes from.</footer>
      {helpOpen.value && <Help />}
    </>
  );
}

function Search() {
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: Event) => {
    event.preventDefault();
    const words = field.current?.value.trim() ?? "";
    if (path.value === "/") change({ q: words || null });
    else go(href("/", { q: words || null }));
  };
  return (
    <form class="search" role="search" onSubmit={submit}>
      <input
        ref={field}
        id="search"
        type="search"
        name="q"
        key={query.value.q ?? ""}
        defaultValue={query.value.q ?? ""}
        placeholder="Words in a quote  /"
        aria-label="Words in a quote"
        dir="auto"
        maxLength={200}
      />
    </form>
  );
}

function chipValue(name: FilterName, value: string): string {
  if (name === "from" || name === "to") return day(value);
  if (name === "bbox") return "as shown";
  if (name === "region") return value.split("/")[1] ?? value;
  return value.replace(/_/g, " ");
}

/** The filters that hold, each with a way to take it off. */
function Chips() {
  const now = filters.value;
  const names = FILTERS.filter((name) => now[name]);
  if (!names.length) return null;
  return (
    <div class="chips" role="group" aria-label="Filters that hold">
      {names.map((name) => (
        <button
          type="button"
          key={name}
          class="chip on"
          onClick={() => change({ [name]: null })}
          title="Take this filter off"
          data-testid={`chip-${name}`}
        >
          <span class="chip-name">{filterName(name)}</span> <bdi>{chipValue(name, now[name] ?? "")}</bdi>{" "}
          <span aria-hidden="true">✕</span>
          <span class="unseen">take off</span>
        </button>
      ))}
      {names.length > 1 && (
        <button type="button" class="chip" onClick={() => change(Object.fromEntries(names.map((name) => [name, null])))}>
          all off
        </button>
      )}
      <a
        class="chip"
        href={`${path.value === "/" ? "/index" : path.value}.json${asked.value}`}
        target="_blank"
        rel="noreferrer"
        title="The same as JSON"
      >
        JSON
      </a>
    </div>
  );
}

const KEYS: readonly (readonly [string, string])[] = [
  ["?", "this help"],
  ["/", "search"],
  ["g then a letter", "go to a screen: e Explore, c Control, o Outlets, r Review, a Add, x Export, m Method"],
  ["j  k", "next, previous: event, claim or queue item"],
  ["Enter", "open it"],
  ["h", "article: highlights on or off"],
  ["←  →", "control: a day back, on"],
  ["t", "light or dark"],
  ["a c r s m l u", "review: accept, correct, reject, split, merge, seal, undo"],
  ["Esc", "close"],
];

function Help() {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    box.current?.showModal();
    return () => before?.focus?.();
  }, []);
  return (
    <dialog class="help" ref={box} onClose={() => (helpOpen.value = false)} aria-labelledby="help-title">
      <h2 id="help-title">Keys</h2>
      <dl>
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>
              {key.split("  ").map((part) => (
                <kbd key={part}>{part}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p>
        Filters stand in the address: copy it to share what you see. An event is <em>reported</em>; nothing here says that it is
        true. Red marks tellings that contradict each other; a dash means that an outlet says nothing, which is something else.
      </p>
      <form method="dialog">
        <button type="submit" autofocus>
          Close
        </button>
      </form>
    </dialog>
  );
}

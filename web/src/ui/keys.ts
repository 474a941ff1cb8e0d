/** Keys: one listener; the screen that is shown says what its letters do. */
import { useEffect } from "preact/hooks";
import { may } from "../api/client";
import { go, href } from "../state/route";
import { toggleTheme } from "../state/theme";
import { helpOpen, WAYS } from "./shell";

export type Keys = Record<string, (event: KeyboardEvent) => void>;
const screens: Keys[] = [];

/** Keys of a component while it is shown. */
export function useKeys(keys: Keys): void {
  useEffect(() => {
    screens.push(keys);
    return () => {
      screens.splice(screens.indexOf(keys), 1);
    };
  });
}

function typing(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable], dialog") !== null;
}

let going = 0;

function pressed(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
  if (going && performance.now() - going < 1500) {
    going = 0;
    const way = WAYS.find((w) => w.key === event.key && (!w.role || may(w.role)));
    if (way) {
      event.preventDefault();
      go(href(way.to));
    }
    return;
  }
  const own = [...screens].reverse().find((keys) => keys[event.key]);
  const act = own?.[event.key] ?? GLOBAL[event.key];
  if (!act) return;
  event.preventDefault();
  act(event);
}

const GLOBAL: Keys = {
  "?": () => {
    helpOpen.value = true;
  },
  "/": () => document.getElementById("search")?.focus(),
  g: () => {
    going = performance.now();
  },
  t: () => toggleTheme(),
};

export function listenKeys(): void {
  document.addEventListener("keydown", pressed);
}

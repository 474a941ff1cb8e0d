/** Light, dark, or as the system says; kept in this browser. */
import { computed, effect, signal } from "@preact/signals";

export type Choice = "system" | "light" | "dark";
const KEY = "fogline-theme";
const system = window.matchMedia("(prefers-color-scheme: dark)");
const systemDark = signal(system.matches);
system.addEventListener("change", () => {
  systemDark.value = system.matches;
});

function kept(): Choice {
  try {
    const value = window.localStorage.getItem(KEY);
    return value === "light" || value === "dark" ? value : "system";
  } catch {
    return "system"; // storage can be forbidden; then the choice lasts until the page is left
  }
}

export const choice = signal<Choice>(kept());
export const dark = computed(() => (choice.value === "system" ? systemDark.value : choice.value === "dark"));

effect(() => {
  document.documentElement.dataset.theme = choice.value;
  try {
    window.localStorage.setItem(KEY, choice.value);
  } catch {
    // as above
  }
});

/** The other one of light and dark. */
export function toggleTheme(): void {
  choice.value = dark.value ? "light" : "dark";
}

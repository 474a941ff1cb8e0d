import { describe, expect, it } from "vitest";
import { pieces, Text } from "../src/ui/offsets";

describe("offsets count code points", () => {
  const raw = "A 🛩 flew. The army 🪖 took the hill.\nNext line.";
  const text = new Text(raw);
  it("as Python counts them", () => {
    expect(text.length).toBe([...raw].length);
    expect(text.slice(2, 3)).toBe("🛩");
  });
  it("also for the sentence around a quote", () => {
    const at = [...raw].join("\u0000").split("\u0000").indexOf("🪖");
    expect(text.slice(...text.around(at, at + 1))).toBe("The army 🪖 took the hill.");
  });
});

it("marks that overlap are cut where they begin and end, and nothing is lost", () => {
  const text = new Text("one two three four");
  const cut = pieces(text, [
    { start: 0, end: 7, key: "a" },
    { start: 4, end: 13, key: "b" },
  ]);
  expect(cut.map((p) => p.text).join("")).toBe("one two three four");
  expect(cut.map((p) => [p.text, p.keys.join("")])).toEqual([
    ["one ", "a"],
    ["two", "ab"],
    [" three", "b"],
    [" four", ""],
  ]);
});

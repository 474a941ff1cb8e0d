import { describe, expect, it } from "vitest";
import { filtersOf, parse, toggled, write } from "../src/state/filters";

describe("the address", () => {
  it("reads what it wrote, in any script", () => {
    const query = { q: "تل الصياد & co", place: "Tell al-Sayyad", from: "2016-04-01", limit: "60" };
    expect(parse(write(query).slice(1))).toEqual(query);
  });
  it("is the same for the same state, whatever order it was set in", () => {
    expect(write({ to: "b", from: "a", at: "x" })).toBe(write({ at: "x", from: "a", to: "b" }));
  });
  it("leaves out what is empty", () => {
    expect(write({ q: "", type: null, outlet: undefined })).toBe("");
    expect(parse("q=&type=")).toEqual({});
  });
  it("keeps what is not a filter out of the filters", () => {
    expect(filtersOf({ type: "Battles", show: "map", claim: "clm_1" })).toEqual({ type: "Battles" });
  });
});

it("a filter set twice is taken off", () => {
  expect(toggled({ type: "Battles" }, "type", "Battles")).toEqual({});
  expect(toggled({ type: "Battles", q: "a" }, "type", "Riots")).toEqual({ type: "Riots", q: "a" });
});

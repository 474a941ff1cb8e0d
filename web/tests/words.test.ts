import { expect, it } from "vitest";
import { bounds, day, fieldName, figure, valueName, when } from "../src/ui/words";

it.each([
  [{ low: 9, best: 9, high: 9 }, "9"],
  [{ low: 25, best: null, high: 30 }, "25–30"],
  [{ low: 18, best: 20, high: 22 }, "20 (18–22)"],
  [{ low: 61, best: 61, high: null }, "61 or more"],
  [{ low: null, best: null, high: 9 }, "up to 9"],
  [{ low: 0, best: 0, high: 0 }, "0"],
  [{ low: null, best: null, high: null }, "no figure"],
])("%o reads %s", (loss, words) => {
  expect(figure(loss)).toBe(words);
});

it("figures as the ledger writes disputes are read", () => {
  expect(bounds("61/61/?")).toEqual({ low: 61, best: 61, high: null });
  expect(valueName("25/?/30")).toBe("25–30");
  expect(bounds("Syrian Arab Army")).toBeNull();
});

it("a dispute is said in words", () => {
  expect(valueName(false)).toBe("did not happen");
  expect(fieldName("losses.killed.government")).toBe("killed · government");
  expect(fieldName("control.tell_al_sayyad")).toBe("who holds tell al sayyad");
});

it("days keep what is open about them", () => {
  expect(day("2016-04-12")).toBe("12 Apr 2016");
  expect(day("2016-04")).toBe("Apr 2016");
  expect(day(null)).toBe("no date");
  const open = { edtf: null, earliest: null, latest: null, precision: "none", basis: "none", text: "Tuesday", span: null };
  expect(when(open)).toBe("“Tuesday”, not anchored");
});

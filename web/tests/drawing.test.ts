import { expect, it } from "vitest";
import { binEnd, days, moved, plus } from "../src/charts/window";
import { offsets } from "../src/map/spider";
import { camp } from "../src/ui/palette";

it("a stretch of days moves by its own length", () => {
  expect(moved("2016-02-27", "2016-02-29", 1)).toEqual(["2016-03-01", "2016-03-03"]);
  expect(days("2016-02-27", "2016-03-01")).toBe(4);
  expect(plus("2016-03-01", -1)).toBe("2016-02-29");
});

it("bins end where the next begins", () => {
  expect(binEnd("2016-02-01", "month")).toBe("2016-02-29");
  expect(binEnd("2016-04-04", "week")).toBe("2016-04-10");
  expect(binEnd("2016-01-01", "year")).toBe("2016-12-31");
});

it("events at one point are laid out the same each time and apart from each other", () => {
  for (const n of [2, 9, 10, 36]) {
    expect(offsets(n)).toEqual(offsets(n));
    const all = offsets(n);
    for (let i = 0; i < n; i++)
      for (let j = i + 1; j < n; j++) {
        const [a, b] = [all[i], all[j]];
        expect(Math.hypot((a?.[0] ?? 0) - (b?.[0] ?? 0), (a?.[1] ?? 0) - (b?.[1] ?? 0))).toBeGreaterThan(14);
      }
  }
});

it("a camp that nobody drew has one colour and shape for ever", () => {
  expect(camp("wa_state")).toEqual(camp("wa_state"));
  expect(camp(null)).toEqual(camp("unknown"));
});

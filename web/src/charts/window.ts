/** Days and stretches of days, in UTC, as the histogram and the slider move them. Pure, tested. */

const DAY = 86_400_000;

export function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function utc(day: string): Date {
  return new Date(`${day.slice(0, 10)}T00:00:00Z`);
}

export function plus(day: string, days: number): string {
  return iso(new Date(utc(day).getTime() + days * DAY));
}

/** Days from one to the other, both counted. */
export function days(from: string, to: string): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / DAY) + 1;
}

/** The last day of a bin that begins on a day. */
export function binEnd(first: string, bin: "day" | "week" | "month" | "year"): string {
  if (bin === "day") return first;
  if (bin === "year") return `${first.slice(0, 4)}-12-31`;
  if (bin === "week") return plus(first, 6);
  const date = utc(first);
  return iso(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)));
}

/** A stretch moved by its own length, forward or back. */
export function moved(from: string, to: string, direction: 1 | -1): [string, string] {
  const length = days(from, to) * direction;
  return [plus(from, length), plus(to, length)];
}

/** Rows of a pack's table: tab-separated, first line the names of the columns. */
export function table(text) {
  const [head, ...rows] = text
    .split(/\r?\n/)
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => line.split("\t"));
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ""])));
}

/** Who says what: fields against outlets. A tick agrees, a cross contradicts, a dash is silence, which is neither. */
import type { Matrix, MatrixCell } from "../api/answers";
import { Camp } from "../ui/glyphs";
import { Scroll } from "../ui/scroll";
import { fieldName, valueName } from "../ui/words";

const SIGN = { agrees: "✓", contradicts: "✕", silent: "–" } as const;

export function WhoSaysWhat({ matrix }: { matrix: Matrix }) {
  if (!matrix.rows.length) return null;
  return (
    <section class="panel" aria-labelledby="whosays">
      <h2 id="whosays">Who says what</h2>
      <p class="hint">
        <span class="agrees">✓</span> agrees with what most origins say · <span class="contradicts">✕</span> contradicts it ·{" "}
        <span class="silent">–</span> says nothing of it
      </p>
      <Scroll label="Table of fields against outlets">
        <table class="matrix" data-testid="matrix">
          <thead>
            <tr>
              <td />
              {matrix.outlets.map((outlet) => (
                <th scope="col" key={outlet.id}>
                  <Camp side={outlet.side} /> <bdi>{outlet.name}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.rows.map((row) => (
              <tr key={row.field} class={row.dispute === "contradiction" ? "disputed" : ""}>
                <th scope="row">{fieldName(row.field)}</th>
                {row.cells.map((cell) => (
                  <Cell key={cell.outlet} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function Cell({ cell }: { cell: MatrixCell }) {
  return (
    <td class={cell.stand}>
      <span class="sign" aria-hidden="true">
        {SIGN[cell.stand]}
      </span>
      <span class="unseen">{cell.stand}: </span>
      {cell.stand !== "silent" && <bdi class="cell-value">{valueName(cell.value)}</bdi>}
    </td>
  );
}

/** The event's fields: value, how many origins agree or not, and on a click the words behind it. */
import { useState } from "preact/hooks";
import type { Explanation } from "../api/answers";
import type { FogEvent } from "../api/records";
import { useApi } from "../api/use";
import { href } from "../state/route";
import { Failed, Loading } from "../ui/glyphs";
import {
  agreementName,
  counted,
  fieldName,
  figure,
  head,
  lossName,
  names,
  statusName,
  valueName,
  when,
  where,
} from "../ui/words";

interface Row {
  field: string;
  label: string;
  value: string;
  dispute?: string;
}

function rows(event: FogEvent): Row[] {
  const plain: Row[] = [
    { field: "sub_event_type", label: "kind of event", value: head(event), dispute: "type" },
    { field: "time", label: "when", value: when(event.time), dispute: "time" },
    { field: "places", label: "where", value: where(event), dispute: "places" },
    { field: "initiators", label: "who did it", value: names(event.initiators) || "nobody named", dispute: "initiator" },
    { field: "targets", label: "to whom", value: names(event.targets) || "nobody named", dispute: "target" },
    { field: "status", label: "status", value: statusName(event.status) ?? "told as happened", dispute: "happened" },
  ];
  const losses = event.losses.map((loss) => ({
    field: "losses",
    label: lossName(loss),
    value: figure(loss),
    dispute: `losses.${loss.kind}`,
  }));
  const control = event.disputes
    .filter((d) => d.field.startsWith("control."))
    .map((d) => ({
      field: `disputes.${d.field}`,
      label: fieldName(d.field),
      value: d.values.map((v) => valueName(v.value)).join(" or "),
      dispute: d.field,
    }));
  return [...plain, ...losses, ...control, { field: "agreement", label: "agreement", value: agreementName(event.agreement) }];
}

function against(event: FogEvent, row: Row): { agree: number; differ: number } {
  const dispute = row.dispute
    ? event.disputes.find((d) => d.kind === "contradiction" && `${d.field}.`.startsWith(`${row.dispute}.`))
    : undefined;
  if (!dispute) return { agree: 0, differ: 0 };
  const sizes = dispute.values.map((v) => Math.max(1, v.origins.length)).sort((a, b) => b - a);
  return { agree: sizes[0] ?? 0, differ: sizes.slice(1).reduce((a, b) => a + b, 0) };
}

export function Fields({ event }: { event: FogEvent }) {
  const [open, setOpen] = useState<number | null>(null);
  return (
    <section class="panel" aria-labelledby="fields">
      <h2 id="fields">Fields</h2>
      <p class="hint">A click on a row shows the rule that chose the value and the words it comes from.</p>
      <table class="fields">
        <thead>
          <tr>
            <th scope="col">field</th>
            <th scope="col">value</th>
            <th scope="col">origins</th>
          </tr>
        </thead>
        <tbody>
          {rows(event).map((row, i) => (
            <Field key={i} event={event} row={row} open={open === i} toggle={() => setOpen(open === i ? null : i)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Field({ event, row, open, toggle }: { event: FogEvent; row: Row; open: boolean; toggle: () => void }) {
  const { agree, differ } = against(event, row);
  return (
    <>
      <tr class={open ? "open" : ""}>
        <th scope="row">
          <button type="button" class="plain" aria-expanded={open} onClick={toggle}>
            {row.label}
          </button>
        </th>
        <td>
          <bdi>{row.value}</bdi>
        </td>
        <td class="stand">
          {differ > 0 ? (
            <span class="differ">
              {agree} say so, {differ} otherwise
            </span>
          ) : (
            <span class="muted">undisputed</span>
          )}
        </td>
      </tr>
      {open && (
        <tr class="why">
          <td colSpan={3}>
            <Why event={event} field={row.field} label={row.label} />
          </td>
        </tr>
      )}
    </>
  );
}

function Why({ event, field, label }: { event: FogEvent; field: string; label: string }) {
  const { data, error } = useApi<{ items: Explanation[] }>(`/api/events/${event.id}/explain?field=${encodeURIComponent(field)}`);
  if (error) return <Failed error={error} />;
  if (!data) return <Loading />;
  if (!data.items.length) return <p class="muted">No telling gives words for {label}.</p>;
  return (
    <>
      {data.items.map((why) => (
        <div key={why.field} class="why-field">
          <p>
            <b>{fieldName(why.field)}</b> <span class="muted">{why.policy}</span>
          </p>
          <ul>
            {why.testimony.slice(0, 8).map((told) => (
              <li key={told.claim}>
                <bdi class="voice">{told.chain.join(" ▸ ")}</bdi>
                {told.corrected && <span class="badge">corrected</span>} <q dir="auto">{told.words}</q>{" "}
                <a href={href(`/documents/${told.document}`, { claim: told.claim })}>read</a>{" "}
                <code class="rule">{told.rule}</code>
              </li>
            ))}
          </ul>
          {why.testimony.length > 8 && <p class="muted">and {counted(why.testimony.length - 8, "more telling")}</p>}
          {why.note && <p class="muted">{why.note}</p>}
        </div>
      ))}
    </>
  );
}

/** An event in a list: when, what, where, between whom, with which toll, told by how many, and what is disputed. */
import type { Dispute, FogEvent } from "../api/records";
import { filters, href } from "../state/route";
import { Agreement, Camp, TypeDot } from "./glyphs";
import { fieldName, figure, head, names, statusName, valueName, when, where } from "./words";

function Against({ dispute }: { dispute: Dispute }) {
  return (
    <span class="against">
      <span class="against-field">{fieldName(dispute.field)}</span>{" "}
      {dispute.values.map((value, i) => (
        <span key={i}>
          {i > 0 && (
            <span class="versus">
              {" "}
              ≠<span class="unseen">against</span>{" "}
            </span>
          )}
          {value.sides.slice(0, 2).map((side) => (
            <Camp key={side} side={side} />
          ))}
          <b>{valueName(value.value)}</b>
        </span>
      ))}
    </span>
  );
}

/** Disputes in the order in which they matter to whoever filtered for one kind of them. */
function shown(event: FogEvent): Dispute[] {
  const wanted = filters.value.disputed;
  const real = event.disputes.filter((d) => d.kind === "contradiction");
  const first = real.filter((d) => wanted && d.field.split(".")[0] === wanted);
  return [...first, ...real.filter((d) => !first.includes(d))].slice(0, 2);
}

export function EventRow({ event, current = false, id }: { event: FogEvent; current?: boolean; id?: string }) {
  const dead = event.losses.filter((loss) => loss.kind === "killed");
  const disputes = shown(event);
  const more = event.disputes.filter((d) => d.kind === "contradiction").length - disputes.length;
  const status = statusName(event.status);
  return (
    <a class={`event-row${current ? " current" : ""}`} href={href(`/events/${event.id}`)} data-testid="event-row" id={id}>
      <span class="row-when">{when(event.time)}</span>
      <span class="row-head">
        <TypeDot type={event.event_type} /> {head(event)}
        {status && <span class="badge hedge">{status}</span>}
      </span>
      <span class="row-where">
        <bdi>{where(event)}</bdi>
      </span>
      <span class="row-who">
        <bdi>{names(event.initiators) || "nobody named"}</bdi>
        {event.targets.length > 0 && (
          <>
            {" "}
            <span>→</span> <bdi>{names(event.targets)}</bdi>
          </>
        )}
      </span>
      <span class="row-foot">
        <Agreement value={event.agreement} />
        <span class="origins">
          {event.origins.slice(0, 4).map((o) => (
            <Camp key={o.name} side={o.side} />
          ))}{" "}
          {event.origins.length} {event.origins.length === 1 ? "origin" : "origins"}
        </span>
        {dead.length > 0 && !disputes.some((d) => d.field.startsWith("losses.killed")) && (
          <span>{figure(dead[0] ?? {})} killed</span>
        )}
      </span>
      {disputes.map((dispute) => (
        <Against key={dispute.field} dispute={dispute} />
      ))}
      {more > 0 && <span class="against muted">and {more} more</span>}
    </a>
  );
}

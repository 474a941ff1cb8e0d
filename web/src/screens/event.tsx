/** One event: where the tellings part, the toll as each tells it, the fields, who says what, all evidence, what came before and after. */
import { useMemo, useState } from "preact/hooks";
import type { Matrix as MatrixAnswer, WholeEvent } from "../api/answers";
import type { Claim, FogEvent, Place } from "../api/records";
import { useApi } from "../api/use";
import { ladders } from "../charts/ladder";
import { LadderChart } from "../charts/laddershow";
import { filters, go, href } from "../state/route";
import { Evidence } from "../ui/evidence";
import { Agreement, Camp, Failed, GradeBadge, Loading, TypeDot } from "../ui/glyphs";
import { useTexts } from "../ui/texts";
import { counted, head, statusName, when, where } from "../ui/words";
import { Fields } from "./fields";
import { History } from "./history";
import { Partings } from "./partings";
import { WhoSaysWhat } from "./whosays";

export function EventScreen({ id }: { id: string }) {
  const { data, error } = useApi<WholeEvent>(`/api/events/${encodeURIComponent(id)}`);
  const matrix = useApi<MatrixAnswer>(`/api/events/${encodeURIComponent(id)}/matrix`);
  if (error) return <Failed error={error} />;
  if (!data) return <Loading what="Loading the event" />;
  if (data.event.id !== id) {
    go(href(`/events/${data.event.id}`), true); // merged since: the address follows
    return null;
  }
  return <Whole whole={data} matrix={matrix.data} />;
}

function Whole({ whole, matrix }: { whole: WholeEvent; matrix: MatrixAnswer | null }) {
  const { event, claims, documents } = whole;
  const texts = useTexts(event.documents);
  const steps = useMemo(() => ladders(event, claims, documents), [whole]);
  return (
    <article class="event" data-testid="event">
      <p class="crumbs">
        <a href={href("/")}>Events</a>
        {Object.keys(filters.value).length > 0 && " under these filters"} ▸ {event.id}
      </p>
      <Head event={event} />
      <Partings whole={whole} texts={texts} />
      {steps.length > 0 && (
        <section class="panel" aria-labelledby="tolls">
          <h2 id="tolls">The toll, as each tells it</h2>
          <p class="hint">
            Each row is one telling; the band is the event’s own reading ({event.losses[0]?.policy}). An arrow: no upper bound is
            given.
          </p>
          <div class="ladders">
            {steps.map((ladder) => (
              <LadderChart key={ladder.key} ladder={ladder} />
            ))}
          </div>
        </section>
      )}
      <div class="event-columns">
        <div class="stack">
          <Fields event={event} />
          {matrix && <WhoSaysWhat matrix={matrix} />}
          <History whole={whole} />
        </div>
        <AllEvidence whole={whole} texts={texts} />
      </div>
    </article>
  );
}

function Head({ event }: { event: FogEvent }) {
  const status = statusName(event.status);
  return (
    <header class="event-head">
      <h1>
        <TypeDot type={event.event_type} /> {head(event)}
      </h1>
      <p class="event-line">
        <strong>{when(event.time)}</strong>
        {event.time.precision !== "day" && event.time.edtf && <span class="muted"> to the {event.time.precision}</span>}
        {" · "}
        <bdi>{where(event)}</bdi>
        {event.places[0] && <span class="muted"> {exactness(event.places[0])}</span>}
      </p>
      <p class="event-line parties">
        <Parties actors={event.initiators} none="nobody named" />
        {event.targets.length > 0 && (
          <span class="arrow">
            →<span class="unseen"> against </span>
          </span>
        )}
        {event.targets.length > 0 && <Parties actors={event.targets} none="" />}
      </p>
      <p class="event-badges">
        <Agreement value={event.agreement} />
        <GradeBadge grade={event.grade} />
        {status && <span class="badge hedge">{status}</span>}
        {event.background && <span class="badge hedge">told as background</span>}
        {event.judged && <span class="badge">people decided</span>}
        <span class="muted">
          {counted(event.origins.length, "independent origin")}, {counted(event.documents.length, "report")},{" "}
          {counted(event.claims.length, "claim")}
        </span>
        <a class="muted" href={`/events/${event.id}.json`}>
          JSON
        </a>
      </p>
      {event.grade && (
        <p class="grade-why">
          Grade {event.grade.source}
          {event.grade.information}: {event.grade.why}.
        </p>
      )}
    </header>
  );
}

function exactness(place: Place): string {
  if (place.lat === null) return "(not on any map we have)";
  return { 1: "", 2: "(near it)", 3: "(the region, no nearer)" }[place.precision ?? 1] ?? "";
}

function Parties({ actors, none }: { actors: FogEvent["initiators"]; none: string }) {
  if (!actors.length) return <span class="muted">{none}</span>;
  return (
    <>
      {actors.map((actor, i) => (
        <span key={i} class="party">
          <Camp side={actor.side} /> <bdi>{actor.name}</bdi>
        </span>
      ))}
    </>
  );
}

const FEW = 12;

function AllEvidence({ whole, texts }: { whole: WholeEvent; texts: ReturnType<typeof useTexts> }) {
  const [all, setAll] = useState(false);
  const pages = new Map(whole.documents.map((d) => [d.id, d]));
  const order = (a: Claim, b: Claim) =>
    (pages.get(a.document)?.published.edtf ?? "9").localeCompare(pages.get(b.document)?.published.edtf ?? "9") ||
    a.document.localeCompare(b.document) ||
    a.span.start - b.span.start;
  const claims = [...whole.claims].sort(order);
  const shown = all ? claims : claims.slice(0, FEW);
  return (
    <section class="panel evidence-list" aria-labelledby="evidence">
      <h2 id="evidence">
        Evidence <span class="muted">{counted(claims.length, "claim")}</span>
      </h2>
      <p class="hint">By the day of the report. The marked words are the clause that tells it.</p>
      {shown.map((claim) => (
        <Evidence key={claim.id} claim={claim} document={pages.get(claim.document)} text={texts.get(claim.document) ?? null} />
      ))}
      {!all && claims.length > FEW && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          Show {claims.length - FEW} more
        </button>
      )}
    </section>
  );
}

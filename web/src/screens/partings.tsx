/** Where the tellings part: each contradiction with its answers side by side, each answer in the words of whoever gives it. */
import type { WholeEvent } from "../api/answers";
import type { Claim, Dispute, DisputeValue, Doc } from "../api/records";
import { href } from "../state/route";
import { Quote } from "../ui/evidence";
import { Camp } from "../ui/glyphs";
import type { Text } from "../ui/offsets";
import { OutletBadge } from "../ui/outlet";
import { bounds, day, fieldName, valueName } from "../ui/words";

interface Props {
  whole: WholeEvent;
  texts: Map<string, Text>;
}

export function Partings({ whole, texts }: Props) {
  const real = whole.event.disputes.filter((d) => d.kind === "contradiction");
  const other = whole.event.disputes.filter((d) => d.kind !== "contradiction");
  if (!whole.event.disputes.length) return null;
  return (
    <section class="panel partings" aria-labelledby="partings" data-testid="partings">
      <h2 id="partings">{real.length ? "Where the tellings part" : "Where the tellings differ"}</h2>
      {[...real].sort(byWeight).map((dispute) => (
        <Parting key={dispute.field} dispute={dispute} whole={whole} texts={texts} />
      ))}
      {other.length > 0 && (
        <ul class="lesser">
          {other.map((dispute) => (
            <li key={dispute.field}>
              <b>{fieldName(dispute.field)}</b>:{" "}
              {dispute.values.map((v) => `${valueName(v.value)} (${v.origins.join(", ")})`).join(" · ")}{" "}
              <span class="muted">
                {dispute.kind === "update"
                  ? "a later figure of the same voice, no contradiction"
                  : "another scope, no contradiction"}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const ORDER = ["losses", "happened", "control", "manner", "initiator", "target", "type"];

function byWeight(a: Dispute, b: Dispute): number {
  const rank = (d: Dispute) => ORDER.indexOf(d.field.split(".")[0] ?? "");
  return rank(a) - rank(b);
}

function Parting({ dispute, whole, texts }: { dispute: Dispute } & Props) {
  return (
    <section class="parting" aria-label={fieldName(dispute.field)} data-testid="parting" data-field={dispute.field}>
      <h3>{fieldName(dispute.field)}</h3>
      <div class="answers">
        {dispute.values.map((value, i) => (
          <Answer key={i} field={dispute.field} value={value} whole={whole} texts={texts} />
        ))}
      </div>
      {dispute.silent.length > 0 && (
        <p class="muted silent">
          <span class="dash" aria-hidden="true">
            –
          </span>{" "}
          silent on it: {dispute.silent.join(", ")}
        </p>
      )}
    </section>
  );
}

/** The words that give this answer: those of the figure, the holder or the party, where the claim keeps their span. */
export function wordsOf(claim: Claim, field: string, value: unknown): [number, number][] {
  const [kind = "", what] = field.split(".");
  const spans =
    kind === "losses"
      ? claim.losses
          .filter((loss) => !what || loss.kind === what)
          .filter((loss) => fits(loss, value))
          .map((loss) => loss.span)
      : kind === "control"
        ? claim.control.flatMap((change) => [change.to?.span, change.from?.span])
        : kind === "initiator"
          ? claim.initiators.map((actor) => actor.span)
          : kind === "target"
            ? claim.targets.map((actor) => actor.span)
            : [claim.trigger && ([claim.trigger.start, claim.trigger.end] as [number, number])];
  return spans.filter((span): span is [number, number] => Array.isArray(span));
}

function fits(loss: { low: number | null; best: number | null; high: number | null }, value: unknown): boolean {
  const wanted = bounds(value);
  return !wanted || (wanted.low === loss.low && wanted.best === loss.best && wanted.high === loss.high);
}

/** The claim to show first: one whose words hold the answer, of the first voice rather than a relay. */
function telling(value: DisputeValue, field: string, claims: Map<string, Claim>): Claim | undefined {
  const found = value.claims.map((id) => claims.get(id)).filter((c): c is Claim => c !== undefined);
  const worded = found.filter((c) => wordsOf(c, field, value.value).length);
  return (worded.length ? worded : found).sort((a, b) => a.attribution.length - b.attribution.length)[0];
}

function Answer({ field, value, whole, texts }: { field: string; value: DisputeValue } & Props) {
  const claims = new Map(whole.claims.map((c) => [c.id, c]));
  const claim = telling(value, field, claims);
  const page: Doc | undefined = whole.documents.find((d) => d.id === claim?.document);
  const others = new Set(value.claims.map((id) => claims.get(id)?.document).filter(Boolean));
  return (
    <div class="answer" data-testid="answer">
      <p class="answer-value">{valueName(value.value)}</p>
      <p class="answer-who">
        {value.origins.map((origin, i) => (
          <span key={origin}>
            {i > 0 && ", "}
            <Camp side={whole.event.origins.find((o) => o.name === origin)?.side ?? value.sides[0]} /> <bdi>{origin}</bdi>
          </span>
        ))}
      </p>
      {claim && (
        <>
          <Quote claim={claim} text={texts.get(claim.document) ?? null} focus={wordsOf(claim, field, value.value)} />
          <p class="answer-foot">
            <OutletBadge name={page?.outlet?.name ?? claim.document_ref} side={page?.outlet?.side} id={page?.outlet?.id} />
            <span class="muted">{day(page?.published.edtf)}</span>
            <a href={href(`/documents/${claim.document}`, { claim: claim.id })}>in the article</a>
            {others.size > 1 && <span class="muted">+ {others.size - 1} more</span>}
          </p>
        </>
      )}
    </div>
  );
}

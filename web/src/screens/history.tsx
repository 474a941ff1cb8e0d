/** What came before and after, and what people decided about the event. */
import type { WholeEvent } from "../api/answers";
import { href } from "../state/route";
import { day, fieldName, valueName } from "../ui/words";

const LINKS: Record<string, string> = {
  precedes: "before",
  continues: "continues as",
  reverses: "reverses",
  part_of: "part of",
  same_place_alias: "same place, another name",
  related: "related",
};

export function History({ whole }: { whole: WholeEvent }) {
  const { event, related, judgements, corrections = [] } = whole;
  const acts = [
    ...judgements.map((j) => ({ id: j.id, when: j.when, who: j.who, why: j.why, what: j.kind })),
    ...corrections.map((c) => ({
      id: c.id,
      when: c.when,
      who: c.who,
      why: c.why,
      what: `${fieldName(c.field)}: ${valueName(c.before)} → ${valueName(c.value)}`,
    })),
    ...(whole.reviews ?? []).map((r) => ({ id: r.id, when: r.when, who: r.who, why: r.why ?? "", what: r.act })),
  ].sort((a, b) => b.when.localeCompare(a.when));
  return (
    <>
      {event.links.length > 0 && (
        <section class="panel" aria-labelledby="links">
          <h2 id="links">Before and after</h2>
          <ul class="links">
            {event.links.map((link) => {
              const other = related[link.to];
              return (
                <li key={`${link.kind} ${link.to}`}>
                  <span class="badge">{LINKS[link.kind] ?? link.kind}</span>{" "}
                  <a href={href(`/events/${link.to}`)}>
                    {other ? [day(other.day), other.head, other.place].filter(Boolean).join(", ") : link.to}
                  </a>{" "}
                  <span class="muted">{link.why}</span>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      {acts.length > 0 && (
        <section class="panel" aria-labelledby="acts">
          <h2 id="acts">Decided by people</h2>
          <ul class="links">
            {acts.map((act) => (
              <li key={act.id}>
                <span class="badge">{act.what}</span> <bdi>{act.who}</bdi>, {day(act.when.slice(0, 10))}:{" "}
                <q dir="auto">{act.why}</q>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Outlets against one another: agreement, firsts, silences, relays, words. Always relative to the outlets that are loaded. */
import type { OutletsAnswer } from "../api/answers";
import type { OutletProfile } from "../api/records";
import { useApi } from "../api/use";
import { asked, change, href, query } from "../state/route";
import { Camp, Empty, Failed, Loading } from "../ui/glyphs";
import { Scroll } from "../ui/scroll";
import { campName, count } from "../ui/words";

export function Outlets() {
  const { data, error } = useApi<OutletsAnswer>(`/api/outlets${asked.value}`);
  if (error) return <Failed error={error} />;
  if (!data) return <Loading what="Comparing the outlets; over many thousand events this takes a minute once" />;
  const profiles = data.items ?? data.profiles ?? [];
  if (!profiles.length)
    return (
      <Empty title="No outlet tells an event under these filters">
        <p>
          Reports whose publisher is not known are not compared. Give it when adding:{" "}
          <code>fogline add reports/ --outlet ID</code>.
        </p>
      </Empty>
    );
  const shown = profiles.find((p) => p.outlet === query.value.show);
  return (
    <div class="outlets" data-testid="outlets">
      <header class="event-head">
        <h1>Outlets</h1>
        <p class="hint">
          How {profiles.length} outlets report, relative to one another. Agreeing with others is not the same as being right:
          copies and relays count once, and an outlet that alone tells something true agrees with nobody.
        </p>
      </header>
      <Matrix profiles={profiles} answer={data} />
      <Table profiles={profiles} />
      {shown && <Profile profile={shown} all={profiles} />}
    </div>
  );
}

const MOST = 24;

function Matrix({ profiles, answer }: { profiles: OutletProfile[]; answer: OutletsAnswer }) {
  const some = profiles.slice(0, MOST);
  const pairs = new Map(answer.matrix.flatMap((p) => [[`${p.one} ${p.other}`, p] as const, [`${p.other} ${p.one}`, p] as const]));
  return (
    <section class="panel" aria-labelledby="agreement">
      <h2 id="agreement">Events that two outlets both tell</h2>
      <p class="hint">
        <span class="agrees">✓ agree</span> · <span class="contradicts">✕ contradict each other</span> on a field ·{" "}
        <span class="silent">–</span> no event in common
        {profiles.length > MOST && `; the ${MOST} with most claims`}
      </p>
      <Scroll label="Outlets against outlets">
        <table class="pairs" data-testid="outlet-matrix">
          <thead>
            <tr>
              <td />
              {some.map((p, i) => (
                <th scope="col" key={p.outlet} title={p.name}>
                  <Camp side={p.side} /> {i + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {some.map((row, i) => (
              <tr key={row.outlet}>
                <th scope="row">
                  <span class="muted">{i + 1}</span> <Camp side={row.side} /> <bdi>{row.name}</bdi>
                </th>
                {some.map((column) => (
                  <PairCell key={column.outlet} row={row} column={column} pair={pairs.get(`${row.outlet} ${column.outlet}`)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function PairCell({
  row,
  column,
  pair,
}: {
  row: OutletProfile;
  column: OutletProfile;
  pair: OutletsAnswer["matrix"][number] | undefined;
}) {
  if (row.outlet === column.outlet) return <td class="self" />;
  const together = pair ? pair.agree + pair.contradict : 0;
  if (!pair || !together) return <td class="silent">–</td>;
  const share = pair.contradict / together;
  return (
    <td
      style={{ "--share": String(Math.round(share * 100)) }}
      class="met"
      title={`${row.name} and ${column.name}: ${together} events told by both`}
    >
      {pair.agree > 0 && <span class="agrees">✓{pair.agree}</span>}
      {pair.contradict > 0 && <span class="contradicts">✕{pair.contradict}</span>}
    </td>
  );
}

function share(part: number | null, of?: number): string {
  if (part === null) return "–";
  const value = of === undefined ? part : of ? part / of : null;
  return value === null ? "–" : `${Math.round(value * 100)}%`;
}

function Table({ profiles }: { profiles: OutletProfile[] }) {
  return (
    <section class="panel" aria-labelledby="profiles">
      <h2 id="profiles">Each outlet</h2>
      <Scroll label="Figures of each outlet">
        <table class="figures" data-testid="outlet-table">
          <thead>
            <tr>
              <th scope="col">outlet</th>
              <th scope="col">reports</th>
              <th scope="col">events</th>
              <th scope="col" title="Events told by several outlets that it published on an earlier day than all others">
                first with
              </th>
              <th scope="col" title="Share of the events it tells with others in which it contradicts none of them">
                agreement
              </th>
              <th scope="col" title="Events in which others report a loss of its own camp and it says nothing of it">
                silent on own losses
              </th>
              <th scope="col" title="Events in which it reports a loss or a deed against its own camp">
                admits
              </th>
              <th scope="col" title="Share of its claims that another outlet, agency or monitor said first">
                relayed
              </th>
            </tr>
          </thead>
          <tbody>
            {profiles.map((p) => (
              <tr key={p.outlet} class={query.value.show === p.outlet ? "open" : ""}>
                <th scope="row">
                  <button
                    type="button"
                    class="plain"
                    aria-expanded={query.value.show === p.outlet}
                    onClick={() => change({ show: query.value.show === p.outlet ? null : p.outlet })}
                  >
                    <Camp side={p.side} /> <bdi>{p.name}</bdi>
                  </button>
                </th>
                <td>
                  {count(p.documents)}
                  {p.copies > 0 && <span class="muted"> ({count(p.copies)} copies)</span>}
                </td>
                <td>{count(p.events)}</td>
                <td>
                  {count(p.first)} <span class="muted">of {count(p.shared)}</span>
                </td>
                <td>
                  <Meter value={p.agreement} />
                </td>
                <td>
                  {count(p.silent)} <span class="muted">of {count(p.own_losses)}</span>
                </td>
                <td>{count(p.admitted)}</td>
                <td>{share(p.relayed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function Meter({ value }: { value: number | null }) {
  if (value === null) return <span class="muted">–</span>;
  return (
    <span class="meter">
      <span class="meter-bar" aria-hidden="true">
        <span style={{ width: `${value * 100}%` }} />
      </span>
      {share(value)}
    </span>
  );
}

function Profile({ profile, all }: { profile: OutletProfile; all: OutletProfile[] }) {
  const names = new Map(all.map((p) => [p.outlet, p.name]));
  const words = Object.entries(profile.loaded).sort((a, b) => b[1] - a[1]);
  const met = Object.entries(profile.with_).filter(([, [a, c]]) => a + c > 0);
  return (
    <section class="panel" aria-labelledby="profile" data-testid="outlet-profile">
      <h2 id="profile">
        <Camp side={profile.side} /> <bdi>{profile.name}</bdi> <span class="muted">{campName(profile.side)}</span>
      </h2>
      <p>
        <a href={href("/", { outlet: profile.outlet })}>The events it tells</a>
        {profile.documents > 0 && (
          <span class="muted">
            , {count(profile.claims)} claims in {count(profile.documents)} reports
          </span>
        )}
      </p>
      <div class="profile-columns">
        <div>
          <h3>With others</h3>
          {!met.length && <p class="muted">It tells no event that another outlet tells.</p>}
          <ul class="plain-list">
            {met.map(([other, [agreed, against]]) => (
              <li key={other}>
                <bdi>{names.get(other) ?? other}</bdi>: <span class="agrees">✓ {count(agreed)}</span>{" "}
                <span class="contradicts">✕ {count(against)}</span>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3>Words that only some camps use</h3>
          {!words.length && <p class="muted">None that our packs know.</p>}
          <ul class="words">
            {words.slice(0, 30).map(([word, n]) => (
              <li key={word}>
                <q dir="auto">{word}</q> <span class="muted">{count(n)}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}

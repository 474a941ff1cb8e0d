/** Add: files dropped, text pasted or an address given; what became of each report, as it happens. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Job, JobDocument } from "../api/answers";
import { ApiError, get, may, send, session } from "../api/client";
import { refresh } from "../api/use";
import { change, href, query } from "../state/route";
import { Empty } from "../ui/glyphs";
import { count, counted } from "../ui/words";

export function Add() {
  const [fault, setFault] = useState<string | null>(null);
  const job = query.value.job ?? null;
  if (!may("coder"))
    return (
      <Empty title="Adding needs the role of a coder">
        <p>Yours is {session.value?.role ?? "none"}. Whoever keeps this ledger can change it.</p>
      </Empty>
    );
  const start = async (body: unknown) => {
    setFault(null);
    try {
      const made = await send<{ job: string }>("/api/documents", body);
      change({ job: made.job });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFault(error.message);
    }
  };
  return (
    <div class="add" data-testid="add">
      <header class="event-head">
        <h1>Add reports</h1>
        <p class="hint">
          Each is read, coded and compared with what is here; adding the same twice changes nothing. Nothing leaves this machine,
          except for an address that you give: it is asked for once.
        </p>
      </header>
      {fault && (
        <p class="panel differ" role="alert">
          {fault}
        </p>
      )}
      {job && <Progress id={job} />}
      <div class="add-columns">
        <Files start={start} />
        <Paste start={start} />
      </div>
    </div>
  );
}

interface Starting {
  start: (body: unknown) => Promise<void>;
}

function Meta() {
  return (
    <div class="pair">
      <label>
        Outlet <span class="muted">(id or name; may stay empty)</span>
        <input name="outlet" maxLength={200} placeholder="sana" dir="auto" />
      </label>
      <label>
        Published <span class="muted">(else as the page says)</span>
        <input name="published" type="date" />
      </label>
    </div>
  );
}

function Files({ start }: Starting) {
  const [over, setOver] = useState(false);
  const [files, setFiles] = useState<File[]>([]);
  const field = useRef<HTMLInputElement>(null);
  const take = (list: FileList | null | undefined) => setFiles([...(list ?? [])]);
  const submit = (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    form.delete("picked");
    for (const name of ["outlet", "published"]) if (!form.get(name)) form.delete(name);
    for (const file of files) form.append("files", file);
    void start(form);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer?.files);
  };
  return (
    <form class="panel" onSubmit={submit} aria-labelledby="add-files">
      <h2 id="add-files">Files</h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the field inside takes files by keyboard */}
      <div
        class={`drop${over ? " over" : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        data-testid="drop"
      >
        <p>Drop files here, or</p>
        <input
          ref={field}
          name="picked"
          type="file"
          multiple
          aria-label="Files"
          onChange={(event) => take((event.currentTarget as HTMLInputElement).files)}
        />
        <p class="muted">Text, HTML, JSONL, Parquet, RSS, Atom, WARC, WACZ; also gzip’ed</p>
      </div>
      {files.length > 0 && (
        <p>
          {counted(files.length, "file")}:{" "}
          <bdi>
            {files
              .slice(0, 5)
              .map((f) => f.name)
              .join(", ")}
          </bdi>
          {files.length > 5 && " …"}
        </p>
      )}
      <Meta />
      <p class="actions">
        <button type="submit" class="main" disabled={!files.length}>
          Add {files.length > 0 ? counted(files.length, "file") : "files"}
        </button>
      </p>
    </form>
  );
}

function Paste({ start }: Starting) {
  const submit = (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const body = Object.fromEntries([...form.entries()].filter(([, value]) => String(value).trim()));
    void start(body);
  };
  return (
    <div class="stack">
      <form class="panel" onSubmit={submit} aria-labelledby="add-text">
        <h2 id="add-text">Text</h2>
        <label>
          The report, as it was published
          <textarea name="text" rows={8} required dir="auto" data-testid="paste" />
        </label>
        <Meta />
        <p class="actions">
          <button type="submit" class="main">
            Add the text
          </button>
        </p>
      </form>
      <form class="panel" onSubmit={submit} aria-labelledby="add-url">
        <h2 id="add-url">Address</h2>
        <label>
          A page or a feed
          <input name="url" type="url" required placeholder="https://" maxLength={2000} />
        </label>
        <Meta />
        <p class="actions">
          <button type="submit" class="main">
            Fetch and add
          </button>
        </p>
      </form>
    </div>
  );
}

const EVERY = 700;

function useJob(id: string): { job: Job | null; fault: string | null } {
  const [job, setJob] = useState<Job | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    let timer = 0;
    let gone = false;
    const look = async () => {
      try {
        const now = await get<Job>(`/api/jobs/${encodeURIComponent(id)}`);
        if (gone) return;
        setJob(now);
        if (now.state === "running") timer = window.setTimeout(look, EVERY);
        else refresh();
      } catch (error) {
        if (!gone && error instanceof ApiError) setFault(error.message);
      }
    };
    void look();
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, [id]);
  return { job, fault };
}

function Progress({ id }: { id: string }) {
  const { job, fault } = useJob(id);
  if (fault) return <p class="panel differ">{fault}</p>;
  if (!job) return null;
  const failed = job.documents.filter((d) => d.outcome === "failed").length;
  return (
    <section class="panel" aria-labelledby="job" data-testid="job" data-state={job.state}>
      <h2 id="job">{job.state === "running" ? "Reading and coding…" : job.state === "failed" ? "It stopped" : "Done"}</h2>
      <progress
        max={job.total ?? undefined}
        value={job.total === null && job.state === "running" ? undefined : job.done}
        aria-label="Reports read"
      />
      <p role="status">
        {counted(job.done, "report")}
        {job.total !== null && ` of ${count(job.total)}`}
        {job.rate !== null && job.rate > 0 && `, ${job.rate.toFixed(1)} a second`}
        {failed > 0 && <span class="differ">, {count(failed)} failed</span>}
      </p>
      {job.message && <p class={job.state === "failed" ? "differ" : "muted"}>{job.message}</p>}
      <ul class="job-documents">
        {job.documents.map((d, i) => (
          <Result key={i} document={d} />
        ))}
      </ul>
    </section>
  );
}

const OUTCOME = { added: "added", known: "was here already", failed: "failed" } as const;

function Result({ document: d }: { document: JobDocument }) {
  return (
    <li data-testid="job-document">
      <span class={`badge ${d.outcome === "failed" ? "dispute" : ""}`}>{OUTCOME[d.outcome]}</span>{" "}
      {d.document ? (
        <a href={href(`/documents/${d.document}`, { job: null })}>
          <bdi>{d.ref}</bdi>
        </a>
      ) : (
        <bdi>{d.ref}</bdi>
      )}{" "}
      {d.outcome !== "failed" && (
        <span class="muted">
          {counted(d.claims, "claim")}
          {d.events > 0 && `, ${counted(d.events, "event")}`}
        </span>
      )}
      {d.issues.map((issue, i) => (
        <p key={i} class="muted issue">
          <code>{issue.code}</code> {issue.message}
        </p>
      ))}
    </li>
  );
}

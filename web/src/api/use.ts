/** Answers for components: the last ones are kept, the one shown stays until the next is there. */
import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError, get } from "./client";

export interface Asked<T> {
  data: T | null;
  error: ApiError | null;
  loading: boolean;
}

const KEPT = 40;
const answers = new Map<string, unknown>();
/** Grows whenever something was changed, so that everything shown is asked again. */
export const revision = signal(0);

/** Forgets all answers: after a change. */
export function refresh(): void {
  answers.clear();
  revision.value += 1;
}

function keep(url: string, data: unknown): void {
  answers.delete(url);
  answers.set(url, data);
  const oldest = answers.size > KEPT ? answers.keys().next().value : undefined;
  if (oldest !== undefined) answers.delete(oldest);
}

/** The answer of an address, or nothing while `url` is null. */
export function useApi<T>(url: string | null): Asked<T> {
  const now = revision.value;
  const [state, setState] = useState<Asked<T> & { url: string | null }>({ data: null, error: null, loading: true, url: null });
  const current = useRef("");
  useEffect(() => {
    if (url === null) return;
    const id = `${now} ${url}`;
    current.current = id;
    if (answers.has(url)) {
      setState({ data: answers.get(url) as T, error: null, loading: false, url });
      return;
    }
    const abort = new AbortController();
    setState((before) => ({ ...before, error: null, loading: true, url }));
    get<T>(url, abort.signal).then(
      (data) => {
        keep(url, data);
        if (current.current === id) setState({ data, error: null, loading: false, url });
      },
      (error: unknown) => {
        if (current.current === id && error instanceof ApiError) setState({ data: null, error, loading: false, url });
      },
    );
    return () => abort.abort();
  }, [url, now]);
  if (url === null) return { data: null, error: null, loading: false };
  // while another address is asked, what stands there is the old one: say so
  return state.url === url ? state : { data: state.data, error: null, loading: true };
}

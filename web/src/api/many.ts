/** Pages of a list, one after the other. */
import { useEffect, useState } from "preact/hooks";
import type { Page } from "./answers";
import { ApiError, get } from "./client";
import { revision } from "./use";

export interface Listed<T> {
  items: T[];
  total: number | null;
  more: (() => void) | null;
  loading: boolean;
  error: ApiError | null;
}

/** The items of a list and a way to get more of them. `url` holds all but the cursor. */
export function useList<T>(url: string | null): Listed<T> {
  const now = revision.value;
  const [state, setState] = useState<{
    items: T[];
    next: string | null;
    total: number | null;
    loading: boolean;
    error: ApiError | null;
  }>({
    items: [],
    next: null,
    total: null,
    loading: true,
    error: null,
  });
  const load = (after: string | null, signal?: AbortSignal) => {
    if (url === null) return;
    const address = after ? `${url}${url.includes("?") ? "&" : "?"}after=${encodeURIComponent(after)}` : url;
    setState((before) => ({ ...before, loading: true, error: null }));
    get<Page<T>>(address, signal).then(
      (page) =>
        setState((before) => ({
          items: after ? [...before.items, ...page.items] : page.items,
          next: page.next,
          total: page.total,
          loading: false,
          error: null,
        })),
      (error: unknown) => {
        if (error instanceof ApiError) setState((before) => ({ ...before, loading: false, error }));
      },
    );
  };
  useEffect(() => {
    const abort = new AbortController();
    load(null, abort.signal);
    return () => abort.abort();
  }, [url, now]);
  const { next } = state;
  return { ...state, more: next && !state.loading ? () => load(next) : null };
}

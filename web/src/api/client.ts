/** Asking the API: one place for errors, the CSRF token and going to log in. */
import { signal } from "@preact/signals";
import type { Session } from "./answers";

export const session = signal<Session | null>(null);

/** An answer that is an error, in words for people. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

async function answer<T>(response: Response): Promise<T> {
  if (response.status === 204) return null as T;
  if (response.ok) return (await response.json()) as T; // one that is broken off while it arrives throws: it is no answer
  const body: unknown = await response.json().catch(() => null);
  const said = (body as { error?: { code?: string; message?: string } } | null)?.error;
  throw new ApiError(response.status, said?.code ?? "failed", said?.message ?? `the server answered ${response.status}`);
}

function lost(error: unknown): never {
  if (error instanceof ApiError || (error instanceof DOMException && error.name === "AbortError")) throw error;
  throw new ApiError(0, "no-answer", "no answer from `fogline serve`: is it still running?");
}

/** Reads. */
export async function get<T>(url: string, signal?: AbortSignal): Promise<T> {
  try {
    return await answer<T>(await fetch(url, { headers: { accept: "application/json" }, ...(signal && { signal }) }));
  } catch (error) {
    return lost(error);
  }
}

/** Changes something. `body` is sent as JSON unless it is a form. */
export async function send<T>(url: string, body: unknown, method = "POST"): Promise<T> {
  const form = body instanceof FormData;
  const headers: Record<string, string> = { accept: "application/json", "x-csrf-token": session.value?.csrf ?? "" };
  if (!form) headers["content-type"] = "application/json";
  try {
    return await answer<T>(await fetch(url, { method, headers, body: form ? body : JSON.stringify(body) }));
  } catch (error) {
    return lost(error);
  }
}

/** Who is here; also after logging in or out. */
export async function meet(): Promise<void> {
  try {
    session.value = await get<Session>("/api/session");
  } catch (error) {
    session.value = { user: null, role: null, local: false, sees_names: false, csrf: null, version: "" };
    if (!(error instanceof ApiError && error.status === 401)) throw error;
  }
}

const RANK = ["viewer", "coder", "reviewer", "admin"];

/** Whether whoever is here may do what a role may. */
export function may(role: "viewer" | "coder" | "reviewer" | "admin"): boolean {
  return RANK.indexOf(session.value?.role ?? "") >= RANK.indexOf(role);
}

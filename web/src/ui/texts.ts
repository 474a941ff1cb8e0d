/** The texts of several documents, fetched once each, so that a quote can be shown in its sentence. */
import { useEffect, useState } from "preact/hooks";
import type { WholeDocument } from "../api/answers";
import { ApiError, get } from "../api/client";
import { Text } from "./offsets";

const kept = new Map<string, Text>();
const AT_ONCE = 4;
const MOST = 40; // an event told by more reports shows the clauses alone for the rest

export function useTexts(documents: readonly string[]): Map<string, Text> {
  const [, seen] = useState(0);
  const key = documents.join(" ");
  useEffect(() => {
    let gone = false;
    const wanted = documents.filter((id) => !kept.has(id)).slice(0, MOST);
    const next = async (): Promise<void> => {
      const id = wanted.shift();
      if (!id || gone) return;
      try {
        const whole = await get<WholeDocument>(`/api/documents/${encodeURIComponent(id)}`);
        kept.set(id, new Text(whole.text));
        if (!gone) seen((n) => n + 1);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error; // the clause is shown without its sentence
      }
      await next();
    };
    for (let i = 0; i < AT_ONCE; i++) void next();
    return () => {
      gone = true;
    };
  }, [key]);
  return new Map(documents.flatMap((id) => (kept.has(id) ? [[id, kept.get(id) as Text]] : [])));
}

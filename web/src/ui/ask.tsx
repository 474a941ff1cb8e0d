/** A question in a dialog: fields, a reason, and what went wrong when the server says no. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError } from "../api/client";

interface Props {
  title: string;
  act: string;
  /** Does it; what the server refuses is shown and the dialog stays. */
  send: (form: FormData) => Promise<void>;
  close: () => void;
  why?: "needed" | "free";
  children?: ComponentChildren;
}

export function Ask({ title, act, send, close, why = "needed", children }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    box.current?.showModal();
    return () => before?.focus?.();
  }, []);
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setFault(null);
    try {
      await send(new FormData(event.currentTarget as HTMLFormElement));
      close();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFault(error.message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <dialog class="help ask" ref={box} onClose={close} aria-labelledby="ask-title" data-testid="ask">
      <form onSubmit={submit}>
        <h2 id="ask-title">{title}</h2>
        {children}
        <label>
          Why {why === "free" && <span class="muted">(may stay empty)</span>}
          <textarea
            name="why"
            rows={2}
            required={why === "needed"}
            maxLength={1000}
            dir="auto"
            placeholder="The reason, for those who read it later"
          />
        </label>
        {fault && (
          <p class="differ" role="alert">
            {fault}
          </p>
        )}
        <p class="actions">
          <button type="submit" class="main" disabled={busy}>
            {act}
          </button>
          <button type="button" onClick={close}>
            Leave it
          </button>
        </p>
      </form>
    </dialog>
  );
}

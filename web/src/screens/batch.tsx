/** Accepting by rule: all claims of a mark above a confidence, counted before it is done. */
import { useState } from "preact/hooks";
import { ApiError, send } from "../api/client";
import { refresh } from "../api/use";
import { counted } from "../ui/words";

interface Accepted {
  accepted: number;
}

export function Batch() {
  const [said, setSaid] = useState("");
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const dry = (event.submitter as HTMLButtonElement | null)?.value === "count";
    const body = {
      rule: String(form.get("rule") ?? "").trim(),
      least: Number(form.get("least")),
      why: String(form.get("why") ?? "").trim(),
      dry,
    };
    try {
      const { accepted } = await send<Accepted>("/api/review/batch", body);
      setSaid(dry ? `${counted(accepted, "claim")} would be accepted.` : `${counted(accepted, "claim")} accepted.`);
      if (!dry) refresh();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setSaid(error.message);
    }
  };
  return (
    <details class="panel batch">
      <summary>Accept by rule</summary>
      <form onSubmit={submit}>
        <p class="hint">
          Claims whose rule holds this mark, that are at least so sure and that nobody has voted on. Each is recorded with your
          reason and can be taken back.
        </p>
        <div class="batch-fields">
          <label>
            Mark
            <input name="rule" placeholder="frame:capture" required maxLength={100} />
          </label>
          <label>
            At least
            <input name="least" type="number" min={0} max={1} step={0.05} defaultValue="0.6" required />
          </label>
          <label>
            Why
            <input name="why" required maxLength={1000} placeholder="checked twenty of them" dir="auto" />
          </label>
        </div>
        <p class="actions">
          <button type="submit" value="count">
            Count them
          </button>
          <button type="submit" class="main" value="accept">
            Accept them
          </button>
        </p>
        <p role="status">{said}</p>
      </form>
    </details>
  );
}

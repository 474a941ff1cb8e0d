/** Logging in, once there are people. */
import { useState } from "preact/hooks";
import { ApiError, meet, send, session } from "../api/client";
import { refresh } from "../api/use";
import { go, path, query } from "../state/route";
import { Empty } from "../ui/glyphs";

export function Login() {
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (session.value?.local)
    return (
      <Empty title="Nobody has to log in here">
        <p>
          Only this machine can reach this page, and it has no users yet. <code>fogline users add NAME --role reviewer</code>{" "}
          makes the first; from then on everybody logs in.
        </p>
        <a href="/">Go to all events</a>
      </Empty>
    );
  const submit = async (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    setFault(null);
    try {
      await send("/api/login", { name: form.get("name"), password: form.get("password") });
      await meet();
      refresh();
      if (path.value === "/login")
        go(query.value.back?.startsWith("/") && !query.value.back.startsWith("//") ? query.value.back : "/");
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFault(error.status === 401 ? "Name and password do not fit together." : error.message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class="panel login" onSubmit={submit} data-testid="login">
      <h1>Log in</h1>
      <label>
        Name
        <input name="name" autocomplete="username" required />
      </label>
      <label>
        Password
        <input name="password" type="password" autocomplete="current-password" required />
      </label>
      {fault && (
        <p class="differ" role="alert">
          {fault}
        </p>
      )}
      <button type="submit" class="main" disabled={busy}>
        Log in
      </button>
      <p class="muted">
        Whoever keeps this ledger makes accounts with <code>fogline users add</code>.
      </p>
    </form>
  );
}

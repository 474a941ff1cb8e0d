/** The page: finds the screen for the address and draws it. */
import { render } from "preact";
import { useEffect, useErrorBoundary } from "preact/hooks";
import "./style.css";
import "./state/theme";
import { meet, session } from "./api/client";
import { basemap } from "./map/basemap";
import { Add } from "./screens/add";
import { Article } from "./screens/article";
import { Control } from "./screens/control";
import { EventScreen } from "./screens/event";
import { Explore } from "./screens/explore";
import { Export } from "./screens/export";
import { Login } from "./screens/login";
import { MethodScreen } from "./screens/method";
import { Outlets } from "./screens/outlets";
import { Review } from "./screens/review";
import { listen, path } from "./state/route";
import { Empty, Loading } from "./ui/glyphs";
import { listenKeys } from "./ui/keys";
import { Shell } from "./ui/shell";

const TITLES: Record<string, string> = {
  "/": "Explore",
  "/control": "Control",
  "/outlets": "Outlets",
  "/review": "Review",
  "/add": "Add",
  "/method": "Method",
  "/export": "Export",
  "/login": "Log in",
};

function Screen() {
  const [, kind = "", id] = path.value.split("/");
  if (kind === "events" && id) return <EventScreen key={id} id={decodeURIComponent(id)} />;
  if (kind === "documents" && id) return <Article key={id} id={decodeURIComponent(id)} />;
  switch (path.value) {
    case "/":
      return <Explore />;
    case "/control":
      return <Control />;
    case "/outlets":
      return <Outlets />;
    case "/review":
      return <Review />;
    case "/add":
      return <Add />;
    case "/method":
      return <MethodScreen />;
    case "/export":
      return <Export />;
    case "/login":
      return <Login />;
    default:
      return (
        <Empty title="There is no such screen">
          <a href="/">Go to all events</a>
        </Empty>
      );
  }
}

function Page() {
  const [fault, retry] = useErrorBoundary((error: unknown) => console.error(error));
  const kind = path.value.split("/")[1];
  useEffect(() => {
    const name = TITLES[path.value] ?? (kind === "events" ? "Event" : kind === "documents" ? "Article" : "Fogline");
    document.title = `${name} · Fogline`;
  }, [path.value]);
  if (session.value === null) return <Loading />;
  if (fault)
    return (
      <Shell>
        <Empty title="This screen broke">
          <p>{fault instanceof Error ? fault.message : String(fault)}</p>
          <button type="button" onClick={retry}>
            Try again
          </button>
        </Empty>
      </Shell>
    );
  return <Shell>{session.value.user === null && kind !== "login" ? <Login /> : <Screen />}</Shell>;
}

if (path.value === "/" || path.value === "/control") void basemap().catch(() => undefined); // while the session is asked; the map tells a failure
listen();
listenKeys();
const root = document.getElementById("app");
if (root) render(<Page />, root);
meet().catch((error: unknown) => {
  if (root) render(<Empty title="Fogline does not answer">{error instanceof Error ? error.message : String(error)}</Empty>, root);
});

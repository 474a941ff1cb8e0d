/** Who is reported to hold a place, as a sign: colour says who, texture how sure, outline alone that one camp says it, grey that nobody knows. */
import type { Step } from "../api/records";
import { camp } from "../ui/palette";

export type Sureness = "agreed" | "one camp" | "contested" | "implied" | "unknown";

/** How sure a step is: what nobody is said to hold is unknown whatever else is said. */
export function sureness(step: Step): Sureness {
  if (step.state === "unknown") return "unknown";
  if (step.state === "contested" || step.assurance === "contested") return "contested";
  return step.assurance;
}

/** The camps that the sign shows: the holder's, or the rivals'. */
export function camps(step: Step): (string | null)[] {
  const found = step.state === "contested" ? step.rivals : step.holder ? [step.holder] : [];
  return [...new Set(found.map((actor) => actor.side))].slice(0, 3);
}

/** The name of the sign: equal steps share one image. */
export function signName(step: Step): string {
  return `hold:${sureness(step)}:${camps(step).join("+")}`;
}

export function holderName(step: Step): string {
  if (step.state === "unknown") return "nobody knows";
  if (step.state === "contested") return step.rivals.map((r) => r.name).join(" or ") || "contested";
  return step.holder?.name ?? "not said";
}

export const SURENESS: Record<Sureness, string> = {
  agreed: "opposed camps agree, or a camp admits its loss",
  "one camp": "claimed by one camp",
  contested: "camps contradict each other",
  implied: "only implied by who took it later",
  unknown: "reported as left, nobody said to hold it",
};

const SIZE = 30;
const SCALE = 2;

/** Draws a sign for the map. */
export function sign(name: string, dark: boolean, grey: string, paper: string): ImageData {
  const [, sure = "unknown", sides = ""] = name.split(":");
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIZE * SCALE;
  const draw = canvas.getContext("2d");
  if (!draw) throw new Error("this browser gives no 2D canvas");
  draw.scale(SCALE, SCALE);
  const colours = sides ? sides.split("+").map((side) => camp(side || null)[0][dark ? 1 : 0]) : [];
  const main = colours[0] ?? grey;
  const circle = (radius: number) => {
    draw.beginPath();
    draw.arc(SIZE / 2, SIZE / 2, radius, 0, 2 * Math.PI);
  };
  circle(11.5);
  draw.fillStyle = paper;
  draw.fill();
  circle(10);
  draw.lineWidth = 2.5;
  if (sure === "agreed") {
    draw.fillStyle = main;
    draw.fill();
  } else if (sure === "contested") {
    hatch(draw, colours.length ? colours : [grey, paper]);
  } else if (sure === "implied") {
    draw.setLineDash([2.2, 3]);
    draw.strokeStyle = main;
    draw.stroke();
  } else if (sure === "one camp") {
    draw.strokeStyle = main;
    draw.lineWidth = 4;
    draw.stroke();
  } else {
    draw.fillStyle = grey;
    draw.globalAlpha = 0.75;
    draw.fill();
  }
  return draw.getImageData(0, 0, canvas.width, canvas.height);
}

/** Slanting stripes in the colours of the rivals. */
function hatch(draw: CanvasRenderingContext2D, colours: string[]): void {
  draw.save();
  draw.clip();
  const step = 5;
  const all = colours.length > 1 ? colours : [colours[0] ?? "#888", "transparent"];
  for (let i = 0, x = -SIZE; x < SIZE * 2; x += step, i++) {
    draw.fillStyle = all[i % all.length] ?? "transparent";
    draw.beginPath();
    draw.moveTo(x, 0);
    draw.lineTo(x + step, 0);
    draw.lineTo(x + step - SIZE, SIZE);
    draw.lineTo(x - SIZE, SIZE);
    draw.fill();
  }
  draw.restore();
  draw.beginPath();
  draw.arc(SIZE / 2, SIZE / 2, 10, 0, 2 * Math.PI);
  draw.strokeStyle = colours[0] ?? "#888";
  draw.lineWidth = 1.5;
  draw.stroke();
}

export const SIGN_SCALE = SCALE;

/** Colours and shapes: event types by colour, camps by colour and shape, so that neither rests on colour alone. */

export type Shade = readonly [light: string, dark: string];

const TYPES: Record<string, Shade> = {
  Battles: ["#a8412f", "#f08a72"],
  "Explosions/Remote violence": ["#b06a00", "#f0b24e"],
  "Violence against civilians": ["#75408a", "#c79bdc"],
  Protests: ["#2469a4", "#7ab8ee"],
  Riots: ["#2c7a58", "#6fcba2"],
  "Strategic developments": ["#5c6570", "#a9b3bf"],
};
export const TYPE_ORDER = Object.keys(TYPES);
const OTHER: Shade = ["#7a7467", "#b5ae9f"];

export function typeShade(type: string | null | undefined): Shade {
  return TYPES[type ?? ""] ?? OTHER;
}

export function typeColour(type: string | null | undefined, dark: boolean): string {
  return typeShade(type)[dark ? 1 : 0];
}

/** A CSS colour that follows the theme by itself. */
export function css([light, dark]: Shade): string {
  return `light-dark(${light}, ${dark})`;
}

export type Shape = "circle" | "square" | "triangle" | "diamond" | "hexagon" | "wedge" | "cross" | "ring";

const CAMPS: Record<string, readonly [Shade, Shape]> = {
  government: [["#b3392f", "#f08579"], "square"],
  opposition: [["#2f7d4f", "#74cf97"], "circle"],
  sdf: [["#a37000", "#f0c14b"], "triangle"],
  kurdish: [["#8a6d1f", "#d9c077"], "wedge"],
  jihadist: [["#1f6b78", "#6fc6d4"], "diamond"],
  islamic_state: [["#3d3d46", "#b9b9c6"], "hexagon"],
  coalition: [["#2f5fa8", "#86b1f0"], "cross"],
  russia: [["#83356b", "#e08fc6"], "diamond"],
  iran_axis: [["#8c4f22", "#dca073"], "hexagon"],
  turkey: [["#b03a63", "#f292b3"], "wedge"],
  israel: [["#3f78b5", "#94c5f4"], "triangle"],
  rsf: [["#a36200", "#f2b25a"], "triangle"],
  splm_hilu: [["#4f7a1f", "#a8d470"], "circle"],
  emirates: [["#7a5c9e", "#c6a8ea"], "cross"],
  libya_east: [["#3c7f80", "#82cfcf"], "wedge"],
  darfur_movements: [["#5a7034", "#b4cb88"], "diamond"],
  international: [["#5f6772", "#a9b3bf"], "ring"],
  civilian: [["#7a6a50", "#cbbb9f"], "ring"],
};
const SPARE: readonly Shade[] = [
  ["#6a4fa0", "#b9a3ee"],
  ["#2c7488", "#82c8da"],
  ["#9b4a5c", "#ec9fb0"],
  ["#5b7030", "#b2cd82"],
  ["#94602a", "#e4b07c"],
];
const SPARE_SHAPES: readonly Shape[] = ["circle", "square", "triangle", "diamond", "hexagon", "wedge", "cross"];
const UNKNOWN: readonly [Shade, Shape] = [["#6d6a63", "#a3a099"], "ring"];

function hash(text: string): number {
  let sum = 7;
  for (const char of text) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973;
  return sum;
}

/** Camps of wars that nobody drew colours for get one from their name: always the same. */
export function camp(side: string | null | undefined): readonly [Shade, Shape] {
  if (!side || side === "unknown") return UNKNOWN;
  const known = CAMPS[side];
  if (known) return known;
  const at = hash(side);
  return [SPARE[at % SPARE.length] ?? OTHER, SPARE_SHAPES[at % SPARE_SHAPES.length] ?? "circle"];
}

/** Outlines of the shapes in a box of 12 by 12. */
export const SHAPES: Record<Shape, string> = {
  circle: "M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10z",
  square: "M1.5 1.5h9v9h-9z",
  triangle: "M6 1L11.4 10.6H.6z",
  diamond: "M6 .3L11.7 6L6 11.7L.3 6z",
  hexagon: "M3.1 1h5.8L11.8 6L8.9 11H3.1L.2 6z",
  wedge: "M.6 1.4h10.8L6 11z",
  cross: "M4.2 .8h3.6v3.4h3.4v3.6H7.8v3.4H4.2V7.8H.8V4.2h3.4z",
  ring: "M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10zM6 3.4a2.6 2.6 0 1 1 0 5.2a2.6 2.6 0 1 1 0-5.2z",
};

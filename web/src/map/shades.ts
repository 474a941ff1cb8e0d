/** Colours of the map: MapLibre draws on a canvas and cannot read the page's variables. */

export interface Shades {
  water: string;
  land: string;
  border: string;
  division: string;
  label: string;
  faint: string;
  halo: string;
  ink: string;
  paper: string;
  dispute: string;
  region: string;
  unknown: string;
}

const LIGHT: Shades = {
  water: "#dfe6e8",
  land: "#f4f2ec",
  border: "#a59f92",
  division: "#d5d0c4",
  label: "#4f4e4a",
  faint: "#8a857a",
  halo: "#f8f7f3",
  ink: "#1c2024",
  paper: "#ffffff",
  dispute: "#a8321a",
  region: "#0b5c6b",
  unknown: "#8b8880",
};

const DARK: Shades = {
  water: "#10161a",
  land: "#1d2328",
  border: "#59636c",
  division: "#303940",
  label: "#b4bcc2",
  faint: "#76818a",
  halo: "#12171b",
  ink: "#eceae4",
  paper: "#14191d",
  dispute: "#ff8d70",
  region: "#5fc4d4",
  unknown: "#8d949a",
};

export function shades(dark: boolean): Shades {
  return dark ? DARK : LIGHT;
}

/*
 * The offline basemap: country outlines, first-level divisions of countries at war and their neighbours, and names in two scripts.
 *
 * Outlines come from npm packages that carry Natural Earth (public domain); names of divisions and towns from our own packs.
 * Divisions are named by the pack whose point lies inside them, so that "Hama" of an event finds "Hamah" of Natural Earth.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import countries from "i18n-iso-countries";
import { feature, quantize } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";
import { inside, middle, widest } from "./shapes.mjs";
import { table } from "./table.mjs";

const require = createRequire(import.meta.url);
const HERE = dirname(fileURLToPath(import.meta.url));
const PACKS = join(HERE, "../../src/fogline_packs/conflict");
const DIVISIONS = require
  .resolve("@superset-ui/legacy-plugin-chart-country-map/package.json")
  .replace("package.json", "esm/countries/");
const DIVIDED = {
  BF: "burkina_faso",
  CD: "democratic_republic_of_the_congo",
  ET: "ethiopia",
  IL: "israel",
  JO: "jordan",
  LB: "lebanon",
  LY: "libya",
  ML: "mali",
  MM: "myanmar",
  NE: "niger",
  SD: "sudan",
  SO: "somalia",
  SY: "syria",
  TD: "chad",
  UA: "ukraine",
  YE: "yemen",
};
const PACKED = { SY: "syria", SD: "sudan" };
const WATCHED = [
  [34, 31, 43.5, 38],
  [21, 8, 39, 23.5],
];
const NOT_A_DIVISION = new Set(["UNDOF"]);

countries.registerLocale(require("i18n-iso-countries/langs/ar.json"));
countries.registerLocale(require("i18n-iso-countries/langs/en.json"));

const packs = Object.entries(PACKED).flatMap(([code, pack]) =>
  table(readFileSync(join(PACKS, pack, "places.tsv"), "utf-8")).map((row) => ({
    code,
    name: row.kind === "governorate" ? row.admin1 || row.name : row.name,
    ar: row.aliases_ar.split("|")[0].replace(/^(محافظة|ولاية|الولاية) /, ""),
    kind: row.kind,
    at: [Number(row.lon), Number(row.lat)],
  })),
);
const divisions = Object.entries(DIVIDED).flatMap(([code, file]) => divided(code, file));
const named = new Set(divisions.map((d) => `${d.properties.c}/${d.properties.n}`));
for (const { properties: p } of divisions) p.also = p.also?.filter((n) => !named.has(`${p.c}/${n}`)); // a city cut out of its province
const world = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json"), "utf-8"));
const land = feature(world, world.objects.countries)
  .features.filter((f) => f.properties.name !== "Antarctica")
  .map(country);
const map = quantize(thin({ countries: land, divisions }), 1e5);
for (const arc of map.arcs) if (!arc.length) throw new Error("an outline was thinned to nothing");
const out = { map, names: [...countryNames(), ...divisionNames(), ...townNames()] };

mkdirSync(join(HERE, "../src/map"), { recursive: true });
const text = JSON.stringify(out);
writeFileSync(join(HERE, "../src/map/basemap.generated.json"), text);
console.log(
  `basemap: ${divisions.length} divisions, ${out.names.length} names, ${Math.round(gzipSync(text).length / 1024)} KB gzipped`,
);

function divided(code, file) {
  const shapes = JSON.parse(readFileSync(`${DIVISIONS}${file}.geojson`, "utf-8")).features;
  const named = packs.filter((p) => p.code === code && p.kind === "governorate");
  return shapes
    .filter((s) => !NOT_A_DIVISION.has(s.properties.NAME_1))
    .map((shape) => {
      const within = named.filter((n) => inside(n.at, shape.geometry));
      const own = within.find((n) => shape.properties.NAME_1.startsWith(n.name)) ?? within[0];
      const also = within.filter((n) => n !== own).map((n) => n.name);
      const properties = {
        c: code,
        n: own?.name ?? shape.properties.NAME_1,
        ...(own?.ar && { ar: own.ar }),
        ...(also.length && { also }),
      };
      return { type: "Feature", properties, geometry: shape.geometry };
    });
}

function country(shape) {
  const code = countries.numericToAlpha2(String(shape.id ?? "").padStart(3, "0"));
  return { type: "Feature", properties: { c: code ?? null, n: shape.properties.name }, geometry: shape.geometry };
}

/** Points are dropped by the area that they make; where our packs know places, five in six more are kept: people zoom in there. */
function thin(layers) {
  const made = (name, features, least) => {
    const weighed = presimplify(topology({ [name]: collection(features) }, 1e6));
    for (const arc of weighed.arcs) for (const point of arc) if (WATCHED.some((box) => within(point, box))) point[2] *= 40;
    const thinned = simplify(weighed, least);
    return feature(thinned, thinned.objects[name]);
  };
  return topology({
    countries: made("countries", layers.countries, 1.6e-2),
    divisions: made("divisions", layers.divisions, 4e-3),
  });
}

function within([x, y], [west, south, east, north]) {
  return x >= west && x <= east && y >= south && y <= north;
}

function collection(features) {
  return { type: "FeatureCollection", features };
}

function countryNames() {
  return land
    .filter((f) => f.properties.c)
    .map((f) => {
      const [at, size] = widest(f.geometry);
      const code = f.properties.c;
      return [
        "country",
        countries.getName(code, "en", { select: "alias" }) ?? f.properties.n,
        countries.getName(code, "ar") ?? "",
        ...round(at),
        size > 40 ? 1 : size > 8 ? 2 : 3,
      ];
    });
}

function divisionNames() {
  return divisions.map((f) => {
    const pack = packs.find((p) => p.code === f.properties.c && p.kind === "governorate" && p.name === f.properties.n);
    return ["division", f.properties.n, f.properties.ar ?? "", ...round(pack ? middle(f.geometry) : widest(f.geometry)[0]), 4];
  });
}

function townNames() {
  return packs
    .filter((p) => p.kind === "city" || p.kind === "town")
    .map((p) => ["town", p.name, p.ar, ...round(p.at), p.kind === "city" ? 5 : 6]);
}

function round([lon, lat]) {
  return [Math.round(lon * 1e3) / 1e3, Math.round(lat * 1e3) / 1e3];
}

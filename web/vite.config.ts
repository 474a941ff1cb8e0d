/** Builds the page into the Python package. Nothing in the result may ask another host for anything, or need inline code. */
import { resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";

/**
 * Observable Plot writes a <style> element into each chart, which `default-src 'self'` forbids; its rules stand in style.css instead.
 * A new version that writes it elsewhere fails the build, not the page.
 */
function plotWithoutInlineStyle(): Plugin {
  return {
    name: "plot-without-inline-style",
    enforce: "pre",
    transform(code, id) {
      if (!/@observablehq\/plot\/src\/plot\.js/.test(id)) return null;
      const plain = code.replace(/svg\.append\("style"\)\.text\(\s*`[^`]*`\s*\)/, "svg");
      if (plain === code) throw new Error(`no inline style found in ${id}: look where Plot writes it now`);
      return plain;
    },
  };
}

export default defineConfig({
  plugins: [plotWithoutInlineStyle()],
  base: "/static/",
  build: {
    outDir: resolve(import.meta.dirname ?? ".", "../src/fogline/web/static"),
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rollupOptions: { output: { manualChunks: { map: ["maplibre-gl"] } } },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8765", "/health": "http://127.0.0.1:8765" } },
});

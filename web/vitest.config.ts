/** Tests of what is pure; what needs a page is tested in a browser (tests/browser). */
import { defineConfig } from "vitest/config";

export default defineConfig({ test: { include: ["tests/**/*.test.ts"], environment: "node" } });

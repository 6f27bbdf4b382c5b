import { join } from "node:path";
import { defineConfig } from "vite";
import { compressBeside } from "./vite.compress.ts";

const OUT = join(import.meta.dirname, "../simpul/web/static/build");

// One script and one style for every page of the web, under names that do not change:
// Django names them in its base template.
export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [compressBeside(OUT)],
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: "es2020",
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: {
      input: { app: "src/web/app.ts", "attendance-worker": "src/web/attendance/worker.ts" },
      output: {
        format: "es",
        entryFileNames: "[name].js",
        assetFileNames: "app[extname]",
      },
    },
  },
});

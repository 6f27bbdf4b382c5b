import { defineConfig } from "vite";

// One script and one style for every page of the web, under names that do not change:
// Django names them in its base template.
export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    outDir: "../simpul/web/static/build",
    emptyOutDir: true,
    target: "es2020",
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: {
      input: { app: "src/web/app.ts" },
      output: {
        format: "es",
        entryFileNames: "[name].js",
        assetFileNames: "app[extname]",
      },
    },
  },
});

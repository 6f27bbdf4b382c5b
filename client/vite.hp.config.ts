import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { compressBeside, filesUnder } from "./vite.compress.ts";

const HERE = import.meta.dirname;
const OUT = join(HERE, "../simpul/sync/static/hp");
const BASE = "/static/hp/";

// What the service worker keeps: every file of this build, and the name of the build. A build's name follows from its
// files, so that the same files never count as an update.
function keepOffline(): Plugin {
  return {
    name: "keep-offline",
    apply: "build",
    closeBundle() {
      const files = filesUnder(OUT).filter((name) => name !== "sw.js");
      const digest = createHash("sha256");
      for (const name of files) digest.update(name).update(readFileSync(join(OUT, name)));
      const kept = files.filter((name) => name !== "index.html").map((name) => BASE + name);
      const worker = join(OUT, "sw.js");
      const script = readFileSync(worker, "utf8")
        .replace(/(["'`])__BUILD__\1/, JSON.stringify(digest.digest("hex").slice(0, 12)))
        .replace(/(["'`])__FILES__\1/, JSON.stringify(JSON.stringify(kept)));
      writeFileSync(worker, script);
    },
  };
}

export default defineConfig({
  root: "src/hp",
  base: BASE,
  publicDir: "public",
  plugins: [keepOffline(), compressBeside(OUT)],
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: ["es2020", "chrome85"], // Chromium and Android WebView of August 2020 (ADR 0057)
    cssTarget: "chrome85",
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { main: join(HERE, "src/hp/index.html"), sw: join(HERE, "src/hp/sw.ts") },
      output: {
        // The worker's address must not change; everything else is named by its content.
        entryFileNames: (chunk) => (chunk.name === "sw" ? "sw.js" : "[name]-[hash].js"),
        chunkFileNames: "[name]-[hash].js",
        assetFileNames: "[name]-[hash][extname]",
      },
    },
  },
});

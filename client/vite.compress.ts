import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

// Static files are served as they lie; a file beside it with .br or .gz is sent to whoever understands it.
export function compressBeside(folder: string): Plugin {
  return {
    name: "compress-beside",
    apply: "build",
    closeBundle() {
      for (const name of filesUnder(folder)) if (/\.(js|css|svg|html)$/.test(name)) compress(join(folder, name));
    },
  };
}

export function filesUnder(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1))
    .sort();
}

function compress(path: string): void {
  const content = readFileSync(path);
  writeFileSync(`${path}.br`, brotliCompressSync(content));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}

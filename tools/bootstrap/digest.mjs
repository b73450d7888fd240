import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Folders whose content is made, not written. */
const MADE = new Set(['node_modules', 'dist', '.angular', 'target', 'artifacts']);

/**
 * SHA-256 over the paths and contents of the files below `folders`, in sorted order.
 * @param {string} root paths are taken relative to it
 * @param {string[]} folders
 */
export function digestOf(root, folders) {
  const hash = createHash('sha256');
  for (const file of folders.flatMap((folder) => filesBelow(join(root, folder))).sort()) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return MADE.has(entry.name) ? [] : filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

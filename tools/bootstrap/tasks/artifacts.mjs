/** Rebuilds a Rust artifact (`npm run build:contract`, `npm run build:chain`); needs the Rust tool chain of docs/building.md. */
import { join } from 'node:path';
import { runStep } from '../run-step.mjs';

const root = process.env.JOUST_ROOT;
const [folder] = process.argv.slice(2);
if (folder !== 'contract' && folder !== 'chain') {
  console.error('Say which: contract or chain.');
  process.exit(2);
}
process.exitCode = await runStep(process.execPath, [join(root, folder, 'build.mjs')], { cwd: root });

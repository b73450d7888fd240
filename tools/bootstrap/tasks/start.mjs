import { join } from 'node:path';
import { build } from '../build.mjs';
import { runStep } from '../run-step.mjs';

const root = process.env.JOUST_ROOT;
if (!process.argv.includes('--json')) console.log('Building (first time about a minute, then seconds) ...');
const built = await build(root);
if (built !== 0) process.exit(built);

// Ctrl-C reaches the started command through the terminal; we wait until it has stopped everything.
process.on('SIGINT', () => {});
process.exitCode = await runStep(process.execPath, [join(root, 'apps/cli/dist/main.js'), 'up', ...process.argv.slice(2)], { cwd: root });

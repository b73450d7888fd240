/** Proves that what is committed as generated is fresh, and that documents name what exists. Prints one line a check. */
import { join } from 'node:path';
import { build } from '../build.mjs';
import { runStep } from '../run-step.mjs';

const root = process.env.JOUST_ROOT;
const built = await build(root);
if (built !== 0) process.exit(built);

const checks = [
  ['contract artifacts', 'contract/build.mjs', '--check'],
  ['runtime artifacts', 'chain/build.mjs', '--check'],
  ['the extension’s test contract', 'chain/chain-extension/test-contract/build.mjs', '--check'],
  ['contract types', 'libs/contract/generate.mjs', '--check'],
  ['OpenAPI document', 'apps/api/openapi.mjs', '--check'],
  ['API client', 'apps/dashboard/generate.mjs', '--check'],
  ['flow table', 'tools/checks/flow-table.mjs'],
  ["the contract's messages", 'tools/checks/contract-messages.mjs', '--check'],
  ["the contract's defences", 'tools/checks/contract-attacks.mjs', '--check'],
  ["README's measurements", 'tools/checks/bench-table.mjs', '--check'],
  ['the report of the long run', 'tools/checks/reliability.mjs', '--check'],
  ['licences', 'tools/checks/licences.mjs', '--check'],
];
let failed = 0;
for (const [what, script, ...options] of checks) {
  const code = await runStep(process.execPath, [join(root, script), ...options], { cwd: root, quiet: true });
  console.log(`${code === 0 ? 'fresh' : 'STALE'}  ${what}`);
  failed += code === 0 ? 0 : 1;
}
process.exitCode = failed === 0 ? 0 : 1;

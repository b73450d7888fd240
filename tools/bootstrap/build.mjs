import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from './digest.mjs';
import { runStep } from './run-step.mjs';

/**
 * Compiles the libraries and apps (incremental) and, when one of its sources changed, the dashboard.
 * @param {string} root the repository
 * @returns {Promise<number>} exit code of the first step that failed, else 0
 */
export async function build(root) {
  const node = process.execPath;
  const compiled = await runStep(node, [join(root, 'node_modules/typescript/bin/tsc'), '-b'], { cwd: root });
  return compiled === 0 ? buildDashboard(root, node) : compiled;
}

async function buildDashboard(root, node) {
  const dashboard = join(root, 'apps/dashboard');
  const stamp = join(dashboard, 'dist/.sources');
  const digest = digestOf(root, ['apps/dashboard']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return 0;
  const built = await runStep(node, [join(root, 'node_modules/@angular/cli/bin/ng.js'), 'build'], {
    cwd: dashboard,
    quiet: true,
    env: { NG_CLI_ANALYTICS: 'false' },
  });
  if (built === 0) writeFileSync(stamp, digest);
  return built;
}

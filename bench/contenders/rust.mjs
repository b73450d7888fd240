import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Builds the example of crates/elo that rates a file; the build goes to $JOUST_CACHE, as that of its tests does.
 * @returns {{ program: string } | { missing: string }}
 */
export const buildRust = (root) => {
  const target = join(process.env.JOUST_CACHE ?? join(homedir(), '.cache/joust'), 'target-elo');
  const { error, status, stderr } = spawnSync('cargo', ['build', '--release', '--locked', '--quiet', '--example', 'speed'], {
    cwd: join(root, 'crates/elo'),
    env: { ...process.env, CARGO_TARGET_DIR: target },
    encoding: 'utf8',
  });
  if (error) return { missing: `cargo could not be started: ${error.message}` };
  if (status !== 0) return { missing: `crates/elo could not be built: ${stderr.trim().split('\n').at(-1)}` };
  return { program: join(target, 'release/examples/speed') };
};

import { spawn } from 'node:child_process';

/**
 * Runs a program and resolves with its exit code. Its output is shown, or kept and shown only on failure when `quiet`.
 * @param {string} command
 * @param {string[]} options
 * @param {{ cwd?: string, env?: Record<string, string>, quiet?: boolean }} [settings]
 * @returns {Promise<number>}
 */
export function runStep(command, options, { cwd, env, quiet = false } = {}) {
  return new Promise((resolve) => {
    const kept = [];
    const child = spawn(command, options, { cwd, env: { ...process.env, ...env }, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    child.stdout?.on('data', (chunk) => kept.push(chunk));
    child.stderr?.on('data', (chunk) => kept.push(chunk));
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(127);
    });
    child.on('close', (code, signal) => {
      if (quiet && code !== 0) process.stderr.write(Buffer.concat(kept));
      resolve(signal ? 130 : (code ?? 1));
    });
  });
}

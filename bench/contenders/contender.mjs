import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/**
 * A process that runs a race each time it is asked.
 * @param {string} program
 * @param {string[]} options
 * @returns {{ race: (name: string) => Promise<{ results: number, seconds: number }>, stop: () => Promise<void> }}
 */
export const startContender = (program, options) => {
  const child = spawn(program, options, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'exit');
  return {
    race: async (name) => {
      child.stdin.write(`${name}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`${program} ${options[0]} ended instead of running ${name}`);
      return JSON.parse(value);
    },
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
};

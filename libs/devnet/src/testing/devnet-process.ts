/* A devnet as a process of its own, to be killed by tests. Arguments: folder, blocks to build; then it goes on building. */
import { readFileSync } from 'node:fs';
import { startDevnet } from '../devnet.ts';

const [folder = '', runtime = ''] = process.argv.slice(2);
const devnet = await startDevnet({
  folder,
  port: 0,
  mode: 'manual',
  blockMillis: 1_000,
  preset: 'development',
  runtime: readFileSync(runtime),
});
process.stdout.write(`${devnet.url}\n`);
for (;;) {
  const { number, hash } = await devnet.newBlock();
  process.stdout.write(`${number} ${hash}\n`);
}

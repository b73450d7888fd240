/*
 * The embedded chain as a process of its own. Its one argument is JSON: folder, port, blockMillis, runtime (a file), preset,
 * genesisPatch.
 */
import { readFileSync } from 'node:fs';
import { messageOf } from '@joust/units';
import { startDevnet } from '@joust/devnet';
import { ChainOrder } from './chain-order.ts';

const say = (line: string) => process.stdout.write(`${new Date().toISOString()} ${line}\n`);
const { runtime, ...order } = ChainOrder.parse(JSON.parse(process.argv[2] ?? 'null'));

const devnet = await startDevnet({
  ...order,
  runtime: readFileSync(runtime),
  mode: 'timer',
  onProgress: say,
  onProblem: (error) => say(`a block could not be built: ${messageOf(error)}`),
});
say(`listening on ${devnet.url} at block ${devnet.head().number}`);

let stopping = false;
const stop = (signal: string) => {
  if (stopping) return;
  stopping = true;
  say(`${signal}: stopping at block ${devnet.head().number}`);
  devnet.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      say(`could not stop cleanly: ${messageOf(error)}`);
      process.exit(1);
    },
  );
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

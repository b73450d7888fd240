import { ChainClock } from './clock/chain-clock.ts';
import { SetClock } from './clock/clock.ts';
import { createStandIn } from './http/stand-in.ts';
import { readSettings } from './environment.ts';

const log = (message: string): void => {
  process.stdout.write(`github stand-in: ${message}\n`);
};

const settings = readSettings();
const clock = settings.clock === 'chain' ? new ChainClock(settings.chainUrl, log) : new SetClock(Date.now());
const standIn = await createStandIn({ ...settings, clock, log });
log(`listening on ${standIn.url}`);

const stop = (): void => {
  if (clock instanceof ChainClock) clock.stop();
  standIn.stop().catch((error: unknown) => {
    log(`could not stop cleanly: ${String(error)}`);
    process.exitCode = 1;
  });
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);

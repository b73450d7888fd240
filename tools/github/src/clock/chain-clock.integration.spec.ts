/** The stand-in's time is the chain's, on a real development chain, also when that chain goes away for a while. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDevnet, type Devnet } from '@joust/devnet';
import { createStandIn, type StandIn } from '../http/stand-in.ts';
import { ChainClock } from './chain-clock.ts';
import { ClockNotReady } from './clock.ts';

const RUNTIME = fileURLToPath(new URL('../../../../chain/artifacts/joust_runtime.wasm', import.meta.url));
const GENESIS = 1_800_000_000_000;

const folder = mkdtempSync(join(tmpdir(), 'joust-chain-clock-'));
let devnet: Devnet | undefined;
let clock: ChainClock | undefined;
let standIn: StandIn | undefined;

afterEach(async () => {
  clock?.stop();
  await standIn?.stop();
  await devnet?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const start = (port: number): Promise<Devnet> =>
  startDevnet({
    folder,
    port,
    mode: 'manual',
    blockMillis: 1_000,
    runtime: readFileSync(RUNTIME),
    preset: 'development',
    genesisMillis: BigInt(GENESIS),
  });

const until = async (ready: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await ready()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It never came to pass.');
};
const told = (): number => {
  try {
    return clock?.now() ?? 0;
  } catch (error) {
    if (error instanceof ClockNotReady) return 0;
    throw error;
  }
};

describe("the chain's clock", () => {
  it('follows new heads, answers 503 before the first, and outlives a pause of the chain', async () => {
    devnet = await start(0);
    const port = Number(new URL(devnet.url).port);
    await devnet.stop();
    clock = new ChainClock(`ws://127.0.0.1:${port}`, () => undefined);
    standIn = await createStandIn({ clock });
    const { url } = standIn;
    const status = async (): Promise<number> => (await fetch(`${url}/_control/clock`)).status;
    expect(await status()).toBe(503);
    expect((await fetch(`${url}/repos/a/b`)).status).toBe(503);

    devnet = await start(port);
    await devnet.newBlock(3);
    await until(() => told() > GENESIS);
    const before = told();
    await devnet.newBlock(5);
    await until(() => told() >= before + 5_000);
    expect(await status()).toBe(200);

    await devnet.stop();
    expect(told()).toBeGreaterThan(before);
    devnet = await start(port);
    const paused = told();
    await devnet.newBlock(2);
    await until(() => told() >= paused + 2_000);
  });
});

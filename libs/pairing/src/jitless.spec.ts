import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { pair } from './pair.ts';
import { drawFrom, randomEpoch, smallEpoch } from './testing/random.ts';
import type { PairingInput } from './types.ts';

const PROGRAM = fileURLToPath(new URL('testing/pairs-of-stdin.mjs', import.meta.url));

describe('without the just-in-time compiler', () => {
  it('the built package gives the same pairs', () => {
    const draw = drawFrom(3);
    const large = randomEpoch({ miners: 256, issues: 50, meetings: 900 }, draw);
    const inputs = [large, ...Array.from({ length: 300 }, () => smallEpoch(draw))];
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--jitless', PROGRAM], {
      input: asText(inputs.map(asData)),
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(asText(inputs.map(pair)));
  });
});

const asText = (value: unknown): string => JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one));

/** The epoch with its meetings as a list. */
const asData = ({ meetings, ...input }: PairingInput): object => {
  const ids = input.miners.map(({ githubId }) => githubId);
  const met = ids.flatMap((a) => ids.map((b) => [`${a}:${b}`, meetings(a, b)] as const)).filter(([, times]) => times > 0);
  return { ...input, met };
};

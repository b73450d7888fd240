import fc from 'fast-check';
import { mayCompete, mayMeet } from './compatible.ts';
import { inOrder } from './order.ts';
import { pair } from './pair.ts';
import { epochs, isMatching, issue, miner } from './testing/epoch.ts';
import { readLiterally } from './testing/literal.ts';
import type { PairingInput, PairingMiner } from './types.ts';

const RUNS = { numRuns: 1_000 };

describe('the laws of pairing', () => {
  it('the pairs are a matching, and every pair may meet for an issue both asked for', () =>
    fc.assert(
      fc.property(epochs, (input) => {
        const pairs = pair(input);
        expect(isMatching(pairs)).toBe(true);
        for (const { issueId, a, b } of pairs) {
          const [x, y] = [a, b].map((hotkey) => input.miners.find((one) => one.hotkey === hotkey));
          const wanted = input.issues.find(({ id }) => id === issueId);
          if (!x || !y || !wanted) throw new Error('a pair of strangers');
          expect([x.picks.includes(issueId), y.picks.includes(issueId)]).toEqual([true, true]);
          expect(x.githubId).not.toBe(y.githubId);
          expect(x.coldkey).not.toBe(y.coldkey);
          expect(input.meetings(x.githubId, y.githubId)).toBeLessThan(2);
          expect([x.githubId, y.githubId]).not.toContain(wanted.authorId);
        }
      }),
      RUNS,
    ));

  it('the pairs are sorted by issue, and the first of a pair chose first', () =>
    fc.assert(
      fc.property(epochs, (input) => {
        const pairs = pair(input);
        const places = placesOf(input);
        const ids = pairs.map(({ issueId }) => issueId);
        expect(ids).toEqual([...ids].sort((x, y) => Number(x - y)));
        for (const { a, b } of pairs) expect(places.get(a)).toBeLessThan(places.get(b) ?? -1);
      }),
      RUNS,
    ));

  it('the order of the input never matters', () =>
    fc.assert(
      fc.property(epochs, fc.infiniteStream(fc.nat()), (input, random) => {
        const shuffled = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => [random.next().value ?? 0, item] as const)
            .sort(([x], [y]) => x - y)
            .map(([, item]) => item);
        expect(pair({ ...input, issues: shuffled(input.issues), miners: shuffled(input.miners) })).toEqual(pair(input));
      }),
      RUNS,
    ));

  // What is as large as it can be under the rule: among the issues that are paired, nobody was passed over.
  it('a miner that wanted a paired issue more came too late for it, wrote it, or may not meet who chose first', () =>
    fc.assert(
      fc.property(epochs, (input) => {
        const pairs = pair(input);
        const places = placesOf(input);
        const byHotkey = new Map(input.miners.map((one) => [one.hotkey, one]));
        for (const one of input.miners) {
          const got = pairs.find(({ a, b }) => one.hotkey === a || one.hotkey === b)?.issueId;
          const wantedMore = got === undefined ? one.picks : one.picks.slice(0, one.picks.indexOf(got));
          for (const { issueId, a, b } of pairs.filter(({ issueId }) => wantedMore.includes(issueId))) {
            const place = places.get(one.hotkey) ?? -1;
            const tooLate = place > (places.get(a) ?? 0) && place > (places.get(b) ?? 0);
            const wrote = input.issues.some((issue) => issue.id === issueId && !mayCompete(one, issue));
            const first = byHotkey.get(a);
            const barred = first !== undefined && place > (places.get(a) ?? 0) && !mayMeet(first, one, input.meetings);
            expect(tooLate || wrote || barred).toBe(true);
          }
        }
      }),
      RUNS,
    ));

  it('only an issue with a lone taker leaves play: the paired issues alone give the same pairs', () =>
    fc.assert(
      fc.property(epochs, (input) => {
        const pairs = pair(input);
        const paired = new Set(pairs.map(({ issueId }) => issueId));
        expect(pair({ ...input, issues: input.issues.filter(({ id }) => paired.has(id)) })).toEqual(pairs);
      }),
      RUNS,
    ));
});

describe('a miner more that can meet nobody', () => {
  const picks = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 3 });

  it('changes nothing when it wrote what it wants', () =>
    fc.assert(
      fc.property(epochs, fc.integer({ min: 1_390, max: 1_430 }), picks, (input, points, wanted) => {
        const issues = input.issues.map((one) => (wanted.includes(Number(one.id)) ? issue(Number(one.id), 3, { authorId: 99n }) : one));
        const author = miner(99, points, wanted);
        expect(pair({ ...input, issues, miners: [...input.miners, author] })).toEqual(pair({ ...input, issues }));
      }),
      RUNS,
    ));

  it('changes nothing when what it wants is not in play', () =>
    fc.assert(
      fc.property(epochs, fc.integer({ min: 1_390, max: 1_430 }), (input, points) => {
        const outsider = miner(99, points, [70, 71]);
        expect(pair({ ...input, miners: [...input.miners, outsider] })).toEqual(pair(input));
      }),
      RUNS,
    ));

  // Choosing last, it takes nothing from anybody; only step 3 can act on it, as on every lone taker.
  it('changes nothing when it chooses last, unless an issue left play because it was alone there', () => {
    let unchanged = 0;
    fc.assert(
      fc.property(epochs, picks, (input, wanted) => {
        const withIt = withStranger(input, miner(99, 1_000, wanted));
        if (readLiterally(withIt).left.some(({ lone }) => lone === 'M99')) return;
        unchanged += 1;
        expect(pair(withIt)).toEqual(pair(input));
      }),
      RUNS,
    );
    expect(unchanged).toBeGreaterThan(200);
  });

  it('is no third for two who met once', () => {
    const issues = [issue(1, 10, { readyAt: 150 })];
    const two = [miner(1, 1_600, [1]), miner(2, 1_500, [1])];
    const meetings = (): number => 1;
    const input: PairingInput = { issues, miners: two, meetings, anchorHash: `0x${'00'.repeat(32)}`, previousAnchor: 100 };
    expect(pair(withStranger(input, miner(99, 1_400, [1])))).toEqual([]);
    expect(pair({ ...input, miners: [...two, miner(3, 1_400, [1])] })).toEqual([{ issueId: 1n, a: 'M1', b: 'M2' }]);
  });
});

const placesOf = ({ miners, anchorHash }: PairingInput): ReadonlyMap<string, number> =>
  new Map(inOrder(miners, anchorHash).map(({ hotkey }, place) => [hotkey, place]));

/** The epoch with a miner that met everybody as often as it may. */
const withStranger = (input: PairingInput, stranger: PairingMiner): PairingInput => ({
  ...input,
  miners: [...input.miners, stranger],
  meetings: (a, b) => (a === stranger.githubId || b === stranger.githubId ? 2 : input.meetings(a, b)),
});

import { accountId } from '@joust/units';
import { accountOf } from '../testing/accounts.ts';
import { fakeJoust } from '../testing/fake-joust.ts';
import {
  ANCHOR,
  claim,
  competition,
  configAt,
  enrolment,
  EPOCH,
  HASH,
  identity,
  issue,
  params,
  result,
  tally,
  validator,
  view,
} from '../testing/view.ts';
import { readView } from './read-view.ts';

const V1 = accountOf('V1');
const at = ANCHOR + 2;
const none = { items: [], next: null };

const chain = (reads: Record<string, (...args: never[]) => unknown> = {}) =>
  fakeJoust({
    reads: {
      config: () => configAt(at),
      params: () => params,
      ledger: () => view().ledger,
      validators: () => [validator(V1)],
      issues: (status: string) => ({
        items:
          status === 'Competing'
            ? [issue(3, { status: 'Competing', competition: 3n }), issue(4, { status: 'Competing', competition: 4n })]
            : [],
        next: null,
      }),
      openCompetitions: () => ({ items: [competition(3)], next: null }),
      competition: (id: bigint) => competition(Number(id), { phase: 'Decided' }),
      enrolments: (from: number) => (from === 0 ? { items: [enrolment(1, [1])], next: 8 } : { items: [enrolment(2, [1])], next: null }),
      claims: () => ({ items: [claim(5)], next: null }),
      tally: ({ type }: { type: string }) => (type === 'Identity' ? tally(['V2'], at) : null),
      votes: (subjects: unknown[]) => subjects.map(() => null),
      issue: (id: bigint) => issue(Number(id), { status: 'Solved' }),
      pairs: () => none,
      identities: () => ({ items: [identity(1)], next: null }),
      results: () => ({ items: [result(1, 1, 2)], next: null }),
      ...reads,
    } as Record<string, (...args: unknown[]) => unknown>,
    storage: {
      SubnetworkN: 2,
      ValidatorPermit: [false, true],
      LastUpdate: [5n, 9n],
      WeightsSetRateLimit: 100n,
      CommitRevealWeightsEnabled: false,
      Keys: (_netuid: number, uid: number) => (uid === 0 ? accountOf('C9') : V1),
      Weights: [[0, 65_535]],
    },
  });
const block = { number: at, hash: HASH };

describe('readView', () => {
  it('reads everything at one block', async () => {
    const fake = chain();
    await readView(fake.joust, V1, block);
    expect([...fake.readAt]).toEqual([HASH]);
  });

  it('gathers pages, decided competitions that wait for payment, tallies and neurons', async () => {
    const seen = await readView(chain().joust, V1, block);
    expect(seen.enrolments.map(({ hotkey }) => hotkey)).toEqual(['M1', 'M2']);
    expect(seen.competitions.map(({ id, phase }) => [id, phase])).toEqual([
      [3n, 'Running'],
      [4n, 'Decided'],
    ]);
    expect(seen.identityTallies.get('M5')?.ballots).toHaveLength(1);
    expect(seen.outcomeTallies.size).toBe(0);
    expect(seen.metagraph).toEqual({
      neurons: [
        { uid: 0, hotkey: accountId(accountOf('C9')), permit: false, lastUpdate: 5 },
        { uid: 1, hotkey: V1, permit: true, lastUpdate: 9 },
      ],
      rateLimit: 100,
      commitReveal: null,
      hasWeights: true,
    });
  });

  it('reads the records for pairing only while this validator may propose', async () => {
    expect((await readView(chain().joust, V1, block)).pairing).toMatchObject({
      anchorHash: `0x${ANCHOR.toString(16).padStart(64, '0')}`,
      results: [{ id: 1n }],
    });
    const voted = chain({
      tally: ({ type }: { type: string }) => (type === 'Pairs' ? tally([V1], at) : null),
      identities: () => {
        throw new Error('read in vain');
      },
    });
    expect((await readView(voted.joust, V1, block)).pairing).toBeNull();
  });

  it('asks for results since the window of the ratings opened, never before block 0', async () => {
    const asked: number[] = [];
    await readView(
      chain({
        results: (from: number) => {
          asked.push(from);
          return none;
        },
      }).joust,
      V1,
      block,
    );
    expect(asked).toEqual([0]);
  });

  it('reads the pairs of this anchor and of the one before', async () => {
    const anchors: number[] = [];
    await readView(
      chain({
        pairs: (anchor: number) => {
          anchors.push(anchor);
          return none;
        },
      }).joust,
      V1,
      block,
    );
    expect(anchors).toEqual([ANCHOR, ANCHOR - EPOCH]);
  });

  it('reads the issues of solved competitions too, and where this validator has said yes', async () => {
    const held = competition(8, { phase: 'Holdback', settleAt: at - 9, finalAt: at + 9 });
    const seen = await readView(
      chain({
        openCompetitions: () => ({ items: [held], next: null }),
        votes: (subjects: unknown[]) => subjects.map((_, index) => (index === 0 ? tally([V1], at).ballots[0] : null)),
      } as never).joust,
      V1,
      block,
    );
    expect(seen.issues.find(({ id }) => id === 8n)?.status).toBe('Solved');
    expect([...seen.ownVotes]).toEqual(['Revert 8']);
  });

  it('is whole or not at all: a failed read fails the view', () =>
    expect(
      readView(
        chain({
          claims: () => {
            throw new Error('node went away');
          },
        }).joust,
        V1,
        block,
      ),
    ).rejects.toThrow('node went away'));
});

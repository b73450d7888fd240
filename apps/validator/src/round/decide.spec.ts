import { encodeMessage } from '@joust/contract';
import { u8aToHex } from '@polkadot/util';
import fc from 'fast-check';
import type { ChainView } from '../chain/chain-view.ts';
import { accountOf, withAccounts } from '../testing/accounts.ts';
import {
  ALPHA,
  claim,
  competition,
  enrolment,
  issue,
  pairOf,
  proposing,
  records,
  result,
  settings,
  side,
  silence,
} from '../testing/view.ts';
import type { Action, Decision } from './action.ts';
import { decideRound } from './decide.ts';
import type { RoundEvidence } from './evidence.ts';

const win = {
  outcome: 'WinB',
  void: null,
  pullNumber: 12,
  mergeSha: `0x${'cd'.repeat(20)}` as const,
  validA: false,
  validB: true,
} as const;

/** A busy chain: something of everything is due. */
const busy: ChainView = withAccounts(
  proposing({
    issues: [issue(1), issue(2), issue(3, { status: 'Competing', competition: 3n }), issue(4, { status: 'Competing', competition: 4n })],
    competitions: [competition(3, { a: side(7), b: side(8) }), competition(4, { phase: 'Decided', settleAt: 1_800 })],
    claims: [claim(5), claim(6)],
    earlierPairs: [pairOf(2, 3, 4)],
    ledger: { ...proposing().ledger, stake: 90n * ALPHA },
    pairing: records({
      results: [result(1, 1, 2), result(2, 3, 1, { resolvedBlock: 1_700 }), result(3, 4, 2, { resolvedBlock: 1_750, outcome: 'BothFail' })],
    }),
  }),
);
const evidence: RoundEvidence = withAccounts({
  verdicts: new Map([[3n, { status: 'proven', payload: win, reasons: [] }]]),
  reviews: new Map(),
  endings: new Map([
    [1n, { status: 'ended', reason: 'NotPlanned', reasons: [] }],
    [2n, { status: 'open', nextMs: null, reasons: [] }],
  ]),
  proofs: new Map([
    ['M5', { status: 'proven', reasons: [] }],
    ['M6', { status: 'unknown', reasons: [] }],
  ]),
});
const validators = ['V1', 'V2', 'V3', 'V4'].map(accountOf);

/** What would go over the wire. */
const bytes = (action: Action): string => {
  if (!('args' in action)) throw new Error('weights are decided elsewhere');
  return u8aToHex(encodeMessage(action.message, action.args as never));
};
const payloads = (decisions: readonly Decision[]): string[] => decisions.flatMap(({ action }) => (action === null ? [] : [bytes(action)]));
const names = (decisions: readonly Decision[]): string[] => decisions.flatMap(({ action }) => (action === null ? [] : [action.message]));

describe('a round', () => {
  it('does everything that is due, each duty by one validator and each vote by all', () => {
    const all = validators.flatMap((self) => names(decideRound(busy, evidence, self, settings)));
    const count = (message: string) => all.filter((name) => name === message).length;
    expect(['settle', 'harvest', 'start', 'voteIdentity', 'voteOutcome', 'voteCancel', 'proposePairs'].map(count)).toEqual([
      1, 1, 1, 4, 4, 4, 4,
    ]);
  });

  it('sends the same bytes after a restart: it knows only what it reads', () =>
    expect(payloads(decideRound(structuredClone(busy), structuredClone(evidence), validators[0]!, settings))).toEqual(
      payloads(decideRound(busy, evidence, validators[0]!, settings)),
    ));

  it('is the same for every validator as far as votes go', () => {
    const votes = validators.map((self) =>
      payloads(
        decideRound(busy, evidence, self, settings).filter(({ action }) => action !== null && /^(vote|propose)/.test(action.message)),
      ),
    );
    votes.forEach((one) => expect(one).toEqual(votes[0]));
  });

  it('does not depend on the order in which lists arrive', () =>
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (random) => {
        const shuffled = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => [random.next().value ?? 0, item] as const)
            .sort(([x], [y]) => x - y)
            .map(([, item]) => item);
        const { pairing } = busy;
        if (pairing === null) throw new Error('the busy chain has records for pairing');
        const turned: ChainView = {
          ...busy,
          issues: shuffled(busy.issues),
          competitions: shuffled(busy.competitions),
          enrolments: shuffled(busy.enrolments),
          claims: shuffled(busy.claims),
          earlierPairs: shuffled(busy.earlierPairs),
          pairing: { ...pairing, identities: shuffled(pairing.identities), results: shuffled(pairing.results) },
          metagraph: { ...busy.metagraph, neurons: shuffled(busy.metagraph.neurons) },
        };
        for (const self of validators)
          expect(payloads(decideRound(turned, evidence, self, settings))).toEqual(payloads(decideRound(busy, evidence, self, settings)));
      }),
      { numRuns: 50 },
    ));

  it('sends no vote at all when GitHub is silent', () => {
    const unknown: RoundEvidence = {
      verdicts: new Map([[3n, { status: 'unknown', reasons: ['GitHub cannot be reached'] }]]),
      reviews: new Map(),
      endings: new Map([1n, 2n, 3n].map((id) => [id, { status: 'unknown', reasons: ['GitHub cannot be reached'] }])),
      proofs: new Map(busy.claims.map(({ hotkey }) => [hotkey, { status: 'unknown', reasons: ['GitHub cannot be reached'] }])),
    };
    expect(names(decideRound(busy, unknown, validators[0]!, settings)).filter((name) => name.startsWith('vote'))).toEqual([]);
  });

  it('refuses to decide on a competition that it did not look at', () =>
    expect(() => decideRound(busy, silence, validators[0]!, settings)).toThrow('was not looked at'));

  it('a proposal names each miner at most once', () => {
    const decision = decideRound(
      { ...busy, enrolments: withAccounts([1, 2, 3, 4].map((n) => enrolment(n, [1, 2]))) },
      evidence,
      validators[0]!,
      settings,
    ).find(({ action }) => action?.message === 'proposePairs');
    if (decision?.action?.message !== 'proposePairs') throw new Error('nothing was proposed');
    const miners = decision.action.args[3].flatMap(({ a, b }) => [a, b]);
    expect(new Set(miners).size).toBe(miners.length);
  });
});

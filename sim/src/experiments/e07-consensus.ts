import { pair, type PairingInput, type PairingIssue, type PairingMiner, type ProposedPair } from '@joust/pairing';
import { mean } from '../measure/summary.ts';
import { barChart } from '../plot/svg.ts';
import { chance, shuffled } from '../random/draws.ts';
import type { SplitMix64 } from '../random/splitmix64.ts';
import { stream } from '../random/stream.ts';
import { countedWeights, isQuorum, type Voter } from '../twin/quorum.ts';
import { atMost, type Experiment, type Observation } from './experiment.ts';

/** Epochs of one scenario and seed: twelve scenarios and twenty seeds make 100,000. */
const EPOCHS = 417;
const MINERS = 12;
const ISSUES = 6;
const OFFLINE = 0.1;

const STAKES: Readonly<Record<string, readonly number[]>> = {
  equal: new Array<number>(10).fill(1_000),
  Zipf: Array.from({ length: 10 }, (_, rank) => Math.round(10_000 / (rank + 1))),
  whale: [60_000, ...new Array<number>(9).fill(4_444)],
};

/** What validators know of the enrolments. On the chain they all know the same. */
const KNOWLEDGE: Readonly<Record<string, { readonly lost: number; readonly twoFaced: number; readonly malicious: number }>> = {
  'chain as truth': { lost: 0, twoFaced: 0, malicious: 0 },
  '5 % of messages lost': { lost: 0.05, twoFaced: 0, malicious: 0 },
  'a quarter of miners two-faced': { lost: 0, twoFaced: 0.25, malicious: 0 },
  'three validators propose anything': { lost: 0, twoFaced: 0, malicious: 3 },
};
const COLLUDERS = [1, 2, 3, 4, 5];
const PLANS = 'epochs with a whole plan accepted';
const PAIRS = 'pairs accepted';

const key = (knowledge: string, stakes: string): string => `${knowledge}, stakes ${stakes}`;

export const consensus: Experiment = {
  id: 'E7',
  title: 'Consensus',
  question: 'Do validators agree when messages are lost, miners lie, stakes are uneven or validators cheat?',
  observe: (seed, effort) => {
    const seen: Record<string, Observation[string]> = {};
    for (const [stakes, amounts] of Object.entries(STAKES)) {
      const voters = countedWeights(amounts);
      for (const [knowledge, how] of Object.entries(KNOWLEDGE))
        seen[key(knowledge, stakes)] = playEpochs(stream(seed, 'consensus', knowledge), voters, how, effort === 'smoke' ? 15 : EPOCHS);
      for (const count of COLLUDERS) seen[`${count} colluding, stakes ${stakes}`] = collude(voters, count);
    }
    return seen;
  },
  conclude: (seen) => {
    const scenarios = Object.keys(STAKES).flatMap((stakes) => Object.keys(KNOWLEDGE).map((knowledge) => key(knowledge, stakes)));
    const colluding = Object.keys(STAKES).flatMap((stakes) => COLLUDERS.map((count) => `${count} colluding, stakes ${stakes}`));
    return {
      tables: [
        seen.table(
          `Ten validators, each offline one epoch in ten; share accepted (${seen.sum(key('chain as truth', 'equal'), 'epochs') * scenarios.length} epochs)`,
          scenarios,
          [PAIRS, PLANS, 'conflicts'],
        ),
        seen.table('The largest validators vote for a forged outcome: does it pass (1), and can they stop a true one (1)?', colluding, [
          'forged outcome passes',
          'true outcome stopped',
        ]),
      ],
      gates: [
        atMost(
          'conflicting pairs',
          scenarios.reduce((sum, which) => sum + seen.sum(which, 'conflicts'), 0),
          0,
        ),
        atMost(
          'forged outcomes by any two validators',
          Math.max(...Object.keys(STAKES).map((stakes) => seen.mean(`2 colluding, stakes ${stakes}`, 'forged outcome passes'))),
          0,
        ),
      ],
      plots: {
        'consensus.svg': barChart({
          title: 'Votes for each pair survive what breaks votes for whole plans',
          y: 'share accepted, stakes by Zipf, ten validators, each offline one epoch in ten',
          series: ['each pair by itself (the rules)', 'the whole plan'],
          groups: Object.keys(KNOWLEDGE).map((knowledge) => ({
            label: knowledge,
            bars: [{ value: seen.mean(key(knowledge, 'Zipf'), PAIRS) }, { value: seen.mean(key(knowledge, 'Zipf'), PLANS) }],
          })),
        }),
      },
    };
  },
};

type Knowledge = (typeof KNOWLEDGE)[string];

const playEpochs = (random: SplitMix64, voters: readonly Voter[], how: Knowledge, epochs: number): Observation[string] => {
  const shares: number[] = [];
  let [plans, conflicts] = [0, 0];
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const truth = inventEpoch(random);
    const right = pair(truth);
    const proposals = voters.map(({ id }) => (chance(random, OFFLINE) ? null : proposalOf(random, truth, right, how, id)));
    const accepted = acceptedOf(voters, proposals);
    conflicts += conflictsOf(accepted);
    if (right.length > 0) shares.push(right.filter((wanted) => accepted.some((got) => keyOf(got) === keyOf(wanted))).length / right.length);
    if (isPlanAccepted(voters, proposals)) plans += 1;
  }
  return { [PAIRS]: mean(shares), [PLANS]: plans / epochs, conflicts, epochs };
};

const inventEpoch = (random: SplitMix64): PairingInput => {
  const issues: PairingIssue[] = Array.from({ length: ISSUES }, (_, index) => ({
    id: BigInt(index + 1),
    bounty: BigInt(10 + random.below(90)),
    authorId: 900n,
    readyAt: 0,
  }));
  const miners: PairingMiner[] = Array.from({ length: MINERS }, (_, index) => ({
    hotkey: `M${index}`,
    coldkey: `C${index}`,
    githubId: BigInt(index + 1),
    picks: picksOf(random),
    enrolledAt: 10,
    priority: 1_400_000 + random.below(200_000),
  }));
  return { issues, miners, anchorHash: `0x${'5a'.repeat(32)}`, meetings: () => 0, previousAnchor: 50 };
};

const picksOf = (random: SplitMix64): bigint[] =>
  shuffled(
    random,
    Array.from({ length: ISSUES }, (_, index) => BigInt(index + 1)),
  ).slice(0, 1 + random.below(3));

/** What one validator proposes by what it knows. */
const proposalOf = (
  random: SplitMix64,
  truth: PairingInput,
  right: readonly ProposedPair[],
  how: Knowledge,
  id: number,
): readonly ProposedPair[] => {
  if (id < how.malicious) return anyMatching(random, truth);
  if (how.lost === 0 && how.twoFaced === 0) return right;
  const twoFaced = Math.round(how.twoFaced * MINERS);
  const miners = truth.miners
    .filter(() => !chance(random, how.lost))
    .map((miner) => (Number(miner.githubId) <= twoFaced ? { ...miner, picks: picksOf(random) } : miner));
  return pair({ ...truth, miners });
};

const anyMatching = (random: SplitMix64, { miners, issues }: PairingInput): ProposedPair[] => {
  const people = shuffled(random, miners);
  return issues.slice(0, Math.floor(people.length / 2)).map(({ id }, index) => ({
    issueId: id,
    a: people[2 * index]?.hotkey ?? '',
    b: people[2 * index + 1]?.hotkey ?? '',
  }));
};

const keyOf = ({ issueId, a, b }: ProposedPair): string => `${issueId} ${a} ${b}`;

const acceptedOf = (voters: readonly Voter[], proposals: readonly (readonly ProposedPair[] | null)[]): ProposedPair[] => {
  const tallies = new Map<string, { readonly pair: ProposedPair; readonly voters: Set<number> }>();
  proposals.forEach((proposal, id) => {
    for (const one of proposal ?? []) {
      const tally = tallies.get(keyOf(one)) ?? { pair: one, voters: new Set<number>() };
      tally.voters.add(id);
      tallies.set(keyOf(one), tally);
    }
  });
  return [...tallies.values()].flatMap((tally) => (isQuorum(voters, tally.voters) ? [tally.pair] : []));
};

const isPlanAccepted = (voters: readonly Voter[], proposals: readonly (readonly ProposedPair[] | null)[]): boolean => {
  const plans = Map.groupBy(
    [...proposals.keys()].filter((id) => proposals[id] !== null),
    (id) => proposals[id]?.map(keyOf).join('|'),
  );
  return [...plans.values()].some((ids) => isQuorum(voters, new Set(ids)));
};

/** Pairs beyond the first that use an issue or a miner again. */
const conflictsOf = (pairs: readonly ProposedPair[]): number => {
  const used = pairs.flatMap(({ issueId, a, b }) => [`issue ${issueId}`, a, b]);
  return used.length - new Set(used).size;
};

/** The largest validators act together, all others honestly. */
const collude = (voters: readonly Voter[], count: number): Observation[string] => {
  const largest = [...voters].sort((x, y) => y.weight - x.weight).slice(0, count);
  const them = new Set(largest.map(({ id }) => id));
  const others = new Set(voters.flatMap(({ id }) => (them.has(id) ? [] : [id])));
  return { 'forged outcome passes': isQuorum(voters, them) ? 1 : 0, 'true outcome stopped': isQuorum(voters, others) ? 0 : 1 };
};

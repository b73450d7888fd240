import type { ValidatorKey } from '../../keys/validator-key.ts';
import { Random } from '../random.ts';
import { Chronicle } from './chronicle.ts';
import { DAY_BLOCKS, Ground, type Tempo } from './ground.ts';
import { judge } from './oracle.ts';
import { Honest, Malicious, type Conclusions, type Tally } from './troupe.ts';
import { World } from './world.ts';

export interface SeasonOptions {
  readonly days: number;
  readonly seed: number;
  readonly validators: number;
  readonly miners: number;
  readonly tempo: Tempo;
  readonly onProgress?: (line: string) => void;
  /** The season so far, at the end of each day. */
  readonly onDay?: (season: Season) => void;
}

/** What a season came to. It is as it must be when nothing is wrong. */
export interface Season {
  /** Days that were played. */
  readonly days: number;
  readonly seed: number;
  readonly validators: number;
  readonly miners: number;
  readonly wrong: readonly string[];
  readonly figures: Readonly<Record<string, number>>;
  /** Competitions by their story. */
  readonly plots: Readonly<Record<string, number>>;
}

/** The one with the most power wants the worst; another one never comes. */
const MALICIOUS = 0;
const OFFLINE = 1;
/** Between two rounds while the bounties of the first issues fill. */
const OPENING_BLOCKS = 12;

/** Plays so many days with faults and a malicious validator, and judges them. */
export const playSeason = async (options: SeasonOptions): Promise<Season> => {
  const { days, seed, validators, miners, tempo, onProgress = () => undefined, onDay } = options;
  const ground = await Ground.lay(validators, miners, new Random(seed), tempo);
  const tally: Tally = { rounds: 0, lost: 0, waited: 0, sent: 0, refused: 0, failed: 0, broken: [], why: {} };
  const keys = ground.keys.validators.map(({ hotkey }) => hotkey as ValidatorKey);
  const honest = keys
    .filter((_, index) => index !== MALICIOUS && index !== OFFLINE)
    .map((key) => new Honest(ground, key, tally, tempo.roundBlocks));
  try {
    const world = new World(ground, seed, tempo);
    const malicious = new Malicious(ground, keyOf(keys), new Random(seed + 2));
    const chronicle = new Chronicle(ground);
    const conclusions: Conclusions = new Map();
    const round = async (blocks: number): Promise<void> => {
      await world.act();
      await ground.to(ground.head - (ground.head % blocks) + blocks);
      const due = ground.head;
      await Promise.all([ground.during(() => malicious.round()), ...honest.map((one) => ground.during(() => one.round(due, conclusions)))]);
      await chronicle.readOn();
    };
    await world.begin();
    while (tempo.opening > 0 && !world.isOpen) await round(OPENING_BLOCKS);
    const from = ground.head;
    const soFar = () => sum(options, ground, world, chronicle, conclusions, tally, malicious, from);
    for (let day = 1; day <= days; day += 1) {
      while (ground.head < from + day * DAY_BLOCKS) await round(tempo.roundBlocks);
      onProgress(progressOf(ground, world, chronicle, tally, from));
      onDay?.(await soFar());
    }
    return await soFar();
  } finally {
    for (const one of honest) one.close();
    await ground.end();
  }
};

const keyOf = (keys: readonly ValidatorKey[]): ValidatorKey => {
  const key = keys[MALICIOUS];
  if (key === undefined) throw new RangeError('a season needs validators');
  return key;
};

const progressOf = (ground: Ground, world: World, chronicle: Chronicle, tally: Tally, from: number): string =>
  [
    `day ${((ground.head - from) / DAY_BLOCKS).toFixed(1)}`,
    `${world.played.size} competitions, ${chronicle.named('CompetitionDecided').length} decisions`,
    `${chronicle.named('PayoutReleased').length} first and ${chronicle.named('HoldbackReleased').length} second parts paid`,
    `${chronicle.named('IssueCancelled').length} cancelled`,
    `${tally.lost} of ${tally.rounds} rounds lost (${JSON.stringify(tally.why)}), ${tally.broken.length} broken`,
  ].join('; ');

const sum = async (
  { seed, validators, miners, tempo }: SeasonOptions,
  ground: Ground,
  world: World,
  chronicle: Chronicle,
  conclusions: Conclusions,
  tally: Tally,
  malicious: Malicious,
  from: number,
): Promise<Season> => {
  const verdict = await judge(ground, world, chronicle, tempo);
  const disagreed = [...conclusions].filter(([, said]) => said.size > 1);
  const maliciousKey = ground.keys.validators[MALICIOUS]?.hotkey.address;
  const proposals = chronicle.named('PairsProposed').filter(({ validator }) => validator !== maliciousKey);
  const hashes = Map.groupBy(proposals, ({ anchor }) => anchor);
  const differing = [...hashes].filter(([, all]) => new Set(all.map(({ ratingsHash }) => ratingsHash)).size > 1);
  const { balanced, problems } = await ground.joust.read.audit();
  const wrong = [
    ...verdict.wrong,
    ...disagreed.map(([about, said]) => `${about}: ${[...said].join(' or ')}`),
    ...differing.map(([anchor]) => `epoch ${anchor} has two ratings hashes`),
    ...(balanced && problems.length === 0 ? [] : [`the books do not balance: ${JSON.stringify(problems)}`]),
    ...tally.broken.map((why) => `a round broke: ${why}`),
  ];
  const usage = ground.standIn.usage();
  const figures = {
    blocks: ground.head - from,
    issues: world.registered,
    competitions: world.played.size,
    ...verdict.figures,
    endedIdle: world.endedIdle.size,
    challenged: chronicle.named('CompetitionReopened').length,
    extended: chronicle.named('CompetitionExtended').length,
    reverted: chronicle.named('SolutionReverted').length,
    comparedConclusions: conclusions.size,
    disagreements: disagreed.length,
    epochsWithProposals: hashes.size,
    differingRatings: differing.length,
    rounds: tally.rounds,
    roundsLost: tally.lost,
    roundsWaited: tally.waited,
    transactions: tally.sent,
    refusedByContract: tally.refused,
    failedTransactions: tally.failed,
    rpcRequests: ground.proxy.requests,
    rpcFaults: ground.proxy.spoiled,
    githubRequests: usage.requests,
    maliciousAccepted: malicious.accepted,
    maliciousRefused: malicious.refused,
  };
  const plots = Object.fromEntries(
    [...Map.groupBy(world.played.values(), ({ story }) => story.plot)].map(([plot, all]) => [plot, all.length]),
  );
  return { days: Math.floor((ground.head - from) / DAY_BLOCKS), seed, validators, miners, wrong, figures, plots };
};

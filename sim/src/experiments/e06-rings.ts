import { rate, type CompetitionResult } from '@joust/elo';
import { MOST_MEETINGS } from '@joust/pairing';
import type { WorldReport } from '../agents/report.ts';
import { BASE_AGENTS, type AgentWorldSettings, type Kind } from '../agents/types.ts';
import { playWorld } from '../agents/world.ts';
import { DAY } from '../history/types.ts';
import { mean } from '../measure/summary.ts';
import { barChart, lineChart } from '../plot/svg.ts';
import { GRADUATED, LAUNCH, type TwinParams } from '../twin/params.ts';
import { atMost, type Experiment, type Observation } from './experiment.ts';

const TRADES = 9;
/** One trade takes this long, and follows at once on the last. */
const TRADE_DAYS = 10;
const SYBILS = [1, 2, 3, 4, 6, 8];
const RINGS = [2, 3, 5, 8];
/** With collateral one size is enough to see the difference. */
const RING_LATER = 3;
const FROM = 60;
const LATER: TwinParams = { ...LAUNCH, collateralBps: 1_000, slash: GRADUATED };
const PARAMS: Readonly<Record<string, TwinParams>> = { 'no collateral': LAUNCH, 'collateral 10 %': LATER };

/** Other ways to play the rules: a tenth of the miners against the same miners playing honestly. */
const TRICKS: Readonly<Record<string, { readonly kind: Kind; readonly settings: Partial<AgentWorldSettings> }>> = {
  smurf: { kind: 'smurf', settings: { smurfs: 0.1 } },
  shopper: { kind: 'shopper', settings: { shoppers: 0.1 } },
  'rage-quitter': { kind: 'rage-quitter', settings: { rageQuitters: 0.1 } },
};

export const rings: Experiment = {
  id: 'E6',
  title: 'Rings, smurfs and shoppers',
  question: 'Does it pay to own several identities, to start anew, to choose opponents or to give up in anger?',
  observe: (seed, effort) => {
    const seen: Record<string, Observation[string]> = {};
    for (const sybils of SYBILS) seen[`${sybils} sybils trade`] = tradeGains(sybils);
    const days = effort === 'smoke' ? 100 : BASE_AGENTS.days;
    for (const [name, params] of Object.entries(PARAMS)) {
      if (effort === 'smoke' && params !== LAUNCH) continue;
      const control = playWorld({ ...BASE_AGENTS, days }, params, seed);
      for (const ring of effort === 'smoke' || params !== LAUNCH ? [RING_LATER] : RINGS)
        seen[`ring of ${ring}, ${name}`] = compareRing(ring, days, params, seed);
      for (const [trick, { kind, settings }] of Object.entries(TRICKS))
        seen[`${trick}, ${name}`] = compareTrick(control, playWorld({ ...BASE_AGENTS, days, ...settings }, params, seed), kind);
    }
    return seen;
  },
  conclude: (seen) => {
    const named = (list: readonly string[]): string[] => Object.keys(PARAMS).flatMap((name) => list.map((which) => `${which}, ${name}`));
    const ringCases = named(RINGS.map((ring) => `ring of ${ring}`)).filter((which) => seen.has(which));
    const trickCases = named(Object.keys(TRICKS)).filter((which) => seen.has(which));
    return {
      tables: [
        seen.table(
          `Up to ${TRADES} traded wins without any outsider, points above 1,500`,
          SYBILS.map((n) => `${n} sybils trade`),
          ['after 90 days', 'highest', 'without the rematch rule'],
        ),
        seen.table('Rings among honest miners: ring minus the same identities each for itself', ringCases, [
          'rating of the head',
          'profit an identity',
          'own duels',
          'share of own duels',
        ]),
        seen.table('Tricks: those who use them minus the same miners playing honestly', trickCases, ['profit', 'rating', 'identities']),
      ],
      gates: [
        atMost(
          'rating that trades with at most 3 sybils leave after 90 days, points',
          Math.max(...[1, 2, 3].map((n) => seen.mean(`${n} sybils trade`, 'after 90 days'))),
          110,
        ),
        atMost(
          'conservation violations',
          ringCases.reduce((sum, which) => sum + seen.sum(which, 'violations'), 0),
          0,
        ),
      ],
      plots: {
        'rings.svg': lineChart({
          title: 'Few bought wins count, and they fade',
          x: 'sybils',
          y: 'points above 1,500 after 90 days of trading wins, ten days each',
          series: [
            { name: 'highest on the way', points: SYBILS.map((n) => [n, seen.mean(`${n} sybils trade`, 'highest')] as const) },
            { name: 'after 90 days', points: SYBILS.map((n) => [n, seen.mean(`${n} sybils trade`, 'after 90 days')] as const) },
            {
              name: 'no rematch rule',
              points: SYBILS.map((n) => [n, seen.mean(`${n} sybils trade`, 'without the rematch rule')] as const),
              dashed: true,
            },
          ],
          limits: [{ y: 110, label: 'gate, 3 sybils: 110' }],
        }),
        'tricks.svg': barChart({
          title: 'What a trick brings against playing honestly',
          y: 'alpha of profit in 240 days, difference on the same seeds (one standard error)',
          series: Object.keys(PARAMS).filter((name) => seen.has(`smurf, ${name}`)),
          groups: Object.keys(TRICKS).map((trick) => ({
            label: trick,
            bars: Object.keys(PARAMS)
              .filter((name) => seen.has(`${trick}, ${name}`))
              .map((name) => {
                const { mean: value, se: error } = seen.summary(`${trick}, ${name}`, 'profit');
                return { value, error };
              }),
          })),
        }),
      },
    };
  },
};

/** The head wins against its own sybils in turn, at most nine times and as often as pairing lets them meet. */
const tradeGains = (sybils: number): Observation[string] => {
  const own: CompetitionResult[] = Array.from({ length: Math.min(TRADES, MOST_MEETINGS * sybils) }, (_, trade) => ({
    id: BigInt(trade + 1),
    startBlock: trade * TRADE_DAYS * DAY,
    resolvedBlock: (trade + 1) * TRADE_DAYS * DAY,
    a: 1n,
    b: BigInt(2 + (trade % sybils)),
    outcome: 'WinA',
    validA: true,
    validB: true,
  }));
  const gainAt = (results: readonly CompetitionResult[], day: number): number =>
    ((rate(results, { anchor: day * DAY, blocksPerDay: DAY }).players.get(1n)?.effective ?? 1_500_000) - 1_500_000) / 1000;
  const days = Array.from({ length: TRADES * TRADE_DAYS }, (_, day) => day + 1);
  return {
    'after 90 days': gainAt(own, TRADES * TRADE_DAYS),
    highest: Math.max(...days.map((day) => gainAt(own, day))),
    'without the rematch rule': withoutRematchRule(sybils),
  };
};

/** Elo with the K of the rules and nothing else: what the trades would bring if rematches counted in full. */
const withoutRematchRule = (sybils: number): number => {
  const ratings = new Array<number>(sybils + 1).fill(1500);
  const played = new Array<number>(sybils + 1).fill(0);
  for (let trade = 0; trade < TRADES; trade += 1) {
    const other = 1 + (trade % sybils);
    const k = [0, other].reduce((sum, player) => sum + ((played[player] as number) < 5 ? 96 : 64), 0) / 2;
    const moved = k / (1 + 10 ** (((ratings[0] as number) - (ratings[other] as number)) / 400));
    ratings[0] = (ratings[0] as number) + moved;
    ratings[other] = (ratings[other] as number) - moved;
    for (const player of [0, other]) played[player] = (played[player] as number) + 1;
  }
  return (ratings[0] as number) - 1500;
};

const compareRing = (ring: number, days: number, params: TwinParams, seed: number): Observation[string] => {
  const settings = { ...BASE_AGENTS, days, ring };
  const [together, apart] = [playWorld(settings, params, seed), playWorld({ ...settings, ringColludes: false }, params, seed)];
  const own = together.competitions.filter(({ a, b }) => a < ring && b < ring).length;
  const all = together.competitions.filter(({ a, b }) => a < ring || b < ring).length;
  const members = Array.from({ length: ring }, (_, index) => index);
  return {
    'rating of the head': ratingOf(together, [0]) - ratingOf(apart, [0]),
    'profit an identity': profitOf(together, members) - profitOf(apart, members),
    'own duels': own,
    'share of own duels': own / Math.max(1, all),
    violations: together.violations.length + apart.violations.length,
  };
};

const compareTrick = (control: WorldReport, tricked: WorldReport, kind: Kind): Observation[string] => {
  const players = tricked.actors.flatMap(({ agent }) => (agent.kind === kind ? [agent.index] : []));
  return {
    profit: profitOf(tricked, players) - profitOf(control, players),
    rating: ratingOf(tricked, players) - ratingOf(control, players),
    identities: mean(players.map((index) => tricked.actors[index]?.identities ?? 0)),
  };
};

const profitOf = (world: WorldReport, players: readonly number[]): number => mean(players.map((index) => world.actors[index]?.profit ?? 0));

const ratingOf = (world: WorldReport, players: readonly number[]): number =>
  mean(
    world.snapshots
      .filter(({ day }) => day >= FROM)
      .flatMap(({ rows }) => rows.filter(({ index }) => players.includes(index)).map(({ effective }) => effective)),
  );

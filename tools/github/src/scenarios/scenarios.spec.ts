/** Every scenario, through the real client and the stand-in over HTTP, gives its verdict; with faults it gives that or none. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { detect, endingOf, GithubClient, reviewOf, type Ending, type Finding, type Verdict } from '@joust/github';
import { SetClock } from '../clock/clock.ts';
import { createStandIn, type StandIn } from '../http/stand-in.ts';
import { readScenarios, type Look, type Scenario } from './scenario.ts';
import { playUpTo, setStage, timeOf, view, type Order } from './stage.ts';

const scenarios = readScenarios();
const clock = new SetClock(0);
let standIn: StandIn;

const startAnew = async (): Promise<Order> => {
  clock.set(timeOf(0));
  standIn = await createStandIn({ clock, checkPayloads: true, limit: 100_000 });
  const order: Order = async (name, body) => {
    const answer = await fetch(`${standIn.url}/_control/${name}`, { method: 'POST', body: JSON.stringify(body) });
    if (answer.status !== 200) throw new Error(`${name} ${JSON.stringify(body)} was refused: ${await answer.text()}`);
  };
  await setStage(order);
  return order;
};

/** Everything that validators ask about one moment. */
interface Judgement {
  readonly verdict: Verdict;
  readonly idle: Ending;
  readonly review: Finding;
}

const judge = async (at: number): Promise<Judgement> => {
  const client = new GithubClient({ baseUrl: standIn.url, retries: 0, spacingMs: 0, timeoutMs: 5_000 });
  const { openMs, a, b } = view.competition;
  const [evidence] = await client.evidence([{ issue: view.issue, openMs, a, b }]);
  if (!evidence) throw new Error('no evidence');
  const now = BigInt(timeOf(at));
  return {
    verdict: detect(view, evidence, now),
    idle: endingOf(view.issue, evidence, now, view.dayMs),
    review: reviewOf(view, evidence, now),
  };
};

/** What is compared: only what the look names, and always the outcome and the cancel reason. */
const found = ({ verdict, idle, review }: Judgement, look: Look): object => {
  const { pull, valid } = look;
  const beside = {
    ...(look.idle === undefined ? {} : { idle: 'reason' in idle ? `${idle.status} ${idle.reason}` : idle.status }),
    ...(look.review === undefined ? {} : { review: review.status }),
  };
  if (verdict.status !== 'proven') return { verdict: verdict.status, ...beside };
  const { outcome, void: action, pullNumber, validA, validB } = verdict.payload;
  return {
    verdict: outcome,
    ...beside,
    ...(action?.type === 'Cancel' ? { cancel: action.value } : {}),
    ...(pull === undefined ? {} : { pull: pullNumber }),
    ...(valid === undefined ? {} : { valid: `${validA ? 'a' : '-'}${validB ? 'b' : '-'}` }),
  };
};
const wanted = ({ verdict, cancel, pull, valid, idle, review }: Look): object => ({
  verdict,
  ...(idle === undefined ? {} : { idle }),
  ...(review === undefined ? {} : { review }),
  ...(cancel === undefined ? {} : { cancel }),
  ...(pull === undefined ? {} : { pull }),
  ...(valid === undefined ? {} : { valid }),
});

it('there are at least forty', () => expect(scenarios.length).toBeGreaterThanOrEqual(40));

describe('each scenario', () => {
  afterEach(() => standIn.stop());

  it.each(scenarios.map((it) => [it.id, it] as const))('%s', async (_id, scenario) => {
    const order = await startAnew();
    let reached = -1;
    for (const look of scenario.looks) {
      await playUpTo(scenario, reached, look.at, order, clock);
      reached = look.at;
      const judgement = await judge(look.at);
      const because = [judgement.verdict, judgement.idle, judgement.review].map(({ reasons }) => reasons);
      if (look.verdict === 'not WinB') expect(found(judgement, look)).not.toMatchObject({ verdict: 'WinB' });
      else expect({ ...found(judgement, look), because }).toEqual({ ...wanted(look), because });
    }
  });
});

/** A fault may hide an ending, or make the issue seem gone, which proves nothing before a second look; it never makes up an ending. */
const isHonest = (told: Ending, truth: Ending): boolean =>
  told.status === 'unknown' || told.status === 'gone' || JSON.stringify(told) === JSON.stringify(truth);

describe('no fault turns a verdict into another', () => {
  const KINDS = ['fail', 'rateLimit', 'secondaryLimit', 'truncate', 'reset', 'graphqlErrors', 'partial', 'notFound'] as const;
  const NO_VOTE = ['pending', 'unknown'];

  it.each(scenarios.map((it) => [it.id, it] as const))('%s', async (_id, scenario: Scenario) => {
    const order = await startAnew();
    try {
      const look = scenario.looks.at(-1);
      if (!look) throw new Error('no look');
      await playUpTo(scenario, -1, look.at, order, clock);
      const truth = await judge(look.at);
      const { idle: _idle, review: _review, ...outcome } = look;
      const clean = found(truth, outcome);
      for (const kind of KINDS) {
        await fetch(`${standIn.url}/_control/faults`, { method: 'DELETE' });
        // every second request: the recorded histories are played with every first and every third too
        await order('faults', { kind, every: 2, resetSeconds: 30 });
        const judgement = await judge(look.at);
        expect([kind, isHonest(judgement.idle, truth.idle)]).toEqual([kind, true]);
        const seen = found(judgement, outcome);
        const allowed = [clean, ...NO_VOTE.map((verdict) => ({ verdict }))];
        expect([kind, allowed.some((one) => JSON.stringify(one) === JSON.stringify(seen)) ? 'allowed' : seen]).toEqual([kind, 'allowed']);
      }
    } finally {
      await standIn.stop();
    }
  });
});

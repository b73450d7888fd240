import { Chain, ContractRefused, Joust, SubmitFailed, type OutcomePayload } from '@joust/contract';
import { GithubClient } from '@joust/github';
import { alpha, messageOf, RetryableError } from '@joust/units';
import { blockToJudge } from '../../chain/block-to-judge.ts';
import { readView } from '../../chain/read-view.ts';
import type { ValidatorKey } from '../../keys/validator-key.ts';
import { act, type ContractCall, type Decision } from '../../round/action.ts';
import { think } from '../../round/round.ts';
import { sendAll } from '../../round/send.ts';
import type { RoundSettings } from '../../round/settings.ts';
import type { Random } from '../random.ts';
import { BALLOTS } from '../transactions.ts';
import type { Ground } from './ground.ts';
import { UNLIMITED } from './world.ts';

const SETTINGS: Omit<RoundSettings, 'turnBlocks'> = {
  weightBlocks: 100,
  harvestMinimum: alpha(1),
  contractShare: 9_000,
  ossShare: 0,
  vetoedCode: [],
  acceptedCode: [],
  relays: { most: 8, deadlineMs: 20_000, patienceMs: 10_000, privateToo: true },
};
/** The faults are those of the proxy; a machine that is busy with other work is none. */
const REQUEST_MILLIS = 60_000;
/** What the malicious one does in a round at most: each waits for its block, and the others do not wait for it. */
const WISHES = 4;
const NEVER = new AbortController().signal;

/** What became of the rounds of the honest. */
export interface Tally {
  rounds: number;
  /** Given up for a failure that passes: the next round begins anew. */
  lost: number;
  /** Not begun because a transaction of the key was under way. */
  waited: number;
  sent: number;
  refused: number;
  failed: number;
  /** Failures that nobody foresaw. */
  readonly broken: string[];
  /** Why rounds were lost, and how often. */
  readonly why: Record<string, number>;
}

/** Ballots that the honest concluded in one round about one thing: all of them should be the same. */
export type Conclusions = Map<string, Set<string>>;

/** A validator as it runs at an operator's, over the faulty way to the node. */
export class Honest {
  private chain: Chain | null = null;
  private readonly ground: Ground;
  private readonly signer: ValidatorKey;
  private readonly github: GithubClient;
  private readonly tally: Tally;
  private readonly settings: RoundSettings;

  constructor(ground: Ground, signer: ValidatorKey, tally: Tally, turnBlocks: number) {
    this.settings = { ...SETTINGS, turnBlocks };
    this.ground = ground;
    this.signer = signer;
    this.tally = tally;
    this.github = new GithubClient({ baseUrl: ground.standIn.url, retries: 2, retryUnitMs: 5, spacingMs: 0, pointsPerHour: UNLIMITED });
  }

  /** One round at a due block, as the service does it. */
  async round(due: number, conclusions: Conclusions): Promise<void> {
    this.tally.rounds += 1;
    try {
      const joust = await this.connected();
      const block = await blockToJudge(joust.chain, this.signer.address, due);
      if (block === null) {
        this.tally.waited += 1;
        return;
      }
      const { signer, github, settings } = this;
      const { decisions } = await think({ joust, github, signer, settings, readContributions: NOBODY_ASKS }, block);
      conclude(decisions, block.number, conclusions);
      await sendAll(joust, signer, decisions, ({ result }) => (this.tally[result] += 1), NEVER);
    } catch (error) {
      if (error instanceof RetryableError || (error instanceof SubmitFailed && error.reason === 'unknown')) this.lose(error);
      else this.tally.broken.push(error instanceof Error ? (error.stack ?? error.message) : messageOf(error));
    }
  }

  close(): void {
    this.chain?.close();
  }

  private lose(error: Error): void {
    const { why } = this.tally;
    this.tally.lost += 1;
    why[error.name] = (why[error.name] ?? 0) + 1;
  }

  private async connected(): Promise<Joust> {
    this.chain ??= await Chain.connect(this.ground.proxy.url, { finality: 'finalized', requestMillis: REQUEST_MILLIS });
    return Joust.at(this.chain, this.ground.joust.address);
  }
}

const NOBODY_ASKS = (): Promise<never> => Promise.reject(new Error('contributions have no share here'));

const conclude = (decisions: readonly Decision[], block: number, conclusions: Conclusions): void => {
  for (const { about, action } of decisions) {
    if (action === null || !(BALLOTS as ReadonlySet<string>).has(action.message)) continue;
    const key = `block ${block}: ${action.message} on ${about}`;
    const said = conclusions.get(key) ?? new Set();
    said.add(JSON.stringify(action, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)));
    conclusions.set(key, said);
  }
};

/**
 * A validator that wants the worst: the other side wins, pairs are its own, every decision is challenged, every merge undone,
 * every idle issue cancelled and flagged as gone. Some of it in each round, without faults on its way.
 */
export class Malicious {
  accepted = 0;
  refused = 0;
  private readonly done = new Set<string>();
  private readonly ground: Ground;
  private readonly signer: ValidatorKey;
  private readonly random: Random;

  constructor(ground: Ground, signer: ValidatorKey, random: Random) {
    this.ground = ground;
    this.signer = signer;
    this.random = random;
  }

  async round(): Promise<void> {
    const { joust } = this.ground;
    const view = await readView(joust, this.signer.address, await joust.chain.finalized());
    const wishes: ContractCall[] = [
      ...view.competitions.flatMap((one): ContractCall[] => {
        if (one.phase === 'Decided') return [{ message: 'challenge', args: [one.id] }];
        if (one.phase === 'Holdback') return [{ message: 'voteReverted', args: [one.id] }];
        if (one.phase !== 'Running' && one.phase !== 'Reopened') return [];
        return [
          { message: 'voteOutcome', args: [one.id, stolen(Number(one.id))] },
          { message: 'voteExtend', args: [one.id] },
        ];
      }),
      ...view.issues
        .filter(({ competition }) => competition === null)
        .flatMap(({ id }): ContractCall[] => [
          { message: 'voteCancel', args: [id, 'NotPlanned'] },
          { message: 'flagUnavailable', args: [id] },
        ]),
      ...this.ownPairs(view),
    ];
    const left = wishes.filter((wish) => !this.done.has(keyOf(wish)));
    for (const wish of this.random.shuffled(left).slice(0, WISHES)) await this.attempt(wish);
  }

  /** The first miners enrolled for an issue, whoever they are, under a ratings hash of its own. */
  private ownPairs({ config, enrolments, issues }: Awaited<ReturnType<typeof readView>>): ContractCall[] {
    const used = new Set<string>();
    const pairs = issues
      .filter(({ status }) => status === 'Open')
      .flatMap(({ id }) => {
        const takers = enrolments.filter(
          ({ hotkey, picks, withdrawnAt }) => withdrawnAt === null && picks.includes(id) && !used.has(hotkey),
        );
        const [a, b] = takers;
        if (a === undefined || b === undefined) return [];
        used.add(a.hotkey);
        used.add(b.hotkey);
        return [{ issueId: id, a: a.hotkey, b: b.hotkey }];
      });
    if (pairs.length === 0) return [];
    return [{ message: 'proposePairs', args: [config.anchor, 1, `0x${'66'.repeat(32)}`, pairs.slice(0, 32)] }];
  }

  private async attempt(call: ContractCall): Promise<void> {
    const { joust } = this.ground;
    await sendAll(
      joust,
      this.signer,
      [act('malice', call, [])],
      ({ result }) => {
        if (result !== 'sent') this.refused += 1;
        else {
          this.accepted += 1;
          this.done.add(keyOf(call));
        }
      },
      NEVER,
    ).catch((error: unknown) => {
      if (!(error instanceof RetryableError || error instanceof ContractRefused || error instanceof SubmitFailed)) throw error;
    });
  }
}

const keyOf = ({ message, args }: ContractCall): string => `${message} ${String(args[0])}`;

/** A win of a side that nobody can have seen, for a pull request of its own. */
const stolen = (competition: number): OutcomePayload => ({
  outcome: competition % 2 === 0 ? 'WinA' : 'WinB',
  void: null,
  pullNumber: 66_666,
  mergeSha: `0x${'66'.repeat(20)}`,
  validA: true,
  validB: true,
});

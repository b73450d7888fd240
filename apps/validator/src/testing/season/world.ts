import { ContractRefused, SubmitFailed, type Competition, type Issue, type IssueStatus } from '@joust/contract';
import { GithubClient, proofMessage, proofText, readIssue } from '@joust/github';
import { RetryableError } from '@joust/units';
import { u8aToHex } from '@polkadot/util';
import { readAll } from '../../chain/pages.ts';
import { Random } from '../random.ts';
import { DAY_MS, type Ground, type Tempo } from './ground.ts';
import { idleEndOf, storyOf, type Deed, type Step, type Story, type Who } from './story.ts';

const MAINTAINER = 900;
const OUTSIDER = 901;
const FIRST_MINER = 1_001;
const REPOSITORIES = 5;
/** Issues that the owner keeps in the contract at a time. */
const UNFINISHED = 40;
const PAGE = 50;
export const UNLIMITED = 1_000_000_000;

/** A competition and what was done about it at GitHub: all that the oracle knows of it beside the chain. */
export interface Played {
  readonly competition: Competition;
  readonly story: Story;
  readonly left: Step[];
  readonly pulls: Map<Who, number>;
  /** When the deed that decides it was done, in ms of the chain; null before. For `nobody`: the close of the window. */
  decidedBy: number | null;
}

/** How an issue was ended at GitHub, and when. */
export interface Ended {
  readonly how: 'closed' | 'deleted';
  readonly at: number;
}

/** Owner, miners and maintainers. What happens is drawn by the seed; the validators know nothing of it. */
export class World {
  readonly played = new Map<bigint, Played>();
  readonly endedIdle = new Map<bigint, Ended>();
  registered = 0;
  /** Above every issue's number: the two share one count at GitHub. */
  private nextPull = 10_000;
  private readonly random: Random;
  private readonly github: GithubClient;
  private readonly forgotten = new Set<bigint>();
  private readonly registeredAt = new Map<bigint, number>();
  private readonly ground: Ground;
  private readonly seed: number;
  private readonly tempo: Tempo;
  /** Of the stories. */
  private readonly dayMs: number;
  /** Whether the miners may enrol. */
  isOpen = false;

  constructor(ground: Ground, seed: number, tempo: Tempo) {
    this.tempo = tempo;
    this.dayMs = DAY_MS * tempo.scale;
    this.ground = ground;
    this.seed = seed;
    this.random = new Random(seed + 1);
    this.github = new GithubClient({ baseUrl: ground.standIn.url, retries: 2, retryUnitMs: 5, spacingMs: 0, pointsPerHour: UNLIMITED });
  }

  /** People and repositories, and every miner's claim with its proof. */
  async begin(): Promise<void> {
    const { ground } = this;
    await ground.order('accounts', { id: MAINTAINER, login: 'maintainer' });
    await ground.order('accounts', { id: OUTSIDER, login: 'outsider' });
    for (let index = 0; index < REPOSITORIES; index += 1)
      await ground.order('repositories', { id: 77 + index, repo: `maintainer/thing-${index}`, defaultBranch: 'main' });
    await Promise.all(ground.keys.miners.map((_, index) => ground.during(() => this.claim(index))));
  }

  /** What is due now: at GitHub, by the owner, by the miners. */
  async act(): Promise<void> {
    await this.meetNewCompetitions();
    await this.doWhatIsDue();
    await this.endIdleIssues();
    await this.register();
    await this.enrol();
  }

  private async claim(index: number): Promise<void> {
    const { keys, joust } = this.ground;
    const miner = keys.miners[index];
    if (miner === undefined) throw new Error(`there is no miner ${index}`);
    const githubId = BigInt(FIRST_MINER + index);
    await this.ground.order('accounts', { id: Number(githubId), login: `miner-${index + 1}` });
    const claim = { contract: joust.address, hotkey: miner.hotkey.address, coldkey: miner.coldkey.address, githubId };
    const signature = u8aToHex(miner.hotkey.sign(proofMessage(claim)));
    const gist = await this.ground.order<{ id: string }>('gists', {
      owner: Number(githubId),
      files: { 'joust.txt': proofText(claim, signature) },
    });
    await joust.submit.claimIdentity(miner.hotkey, githubId, miner.coldkey.address, `gist:${gist.id}`);
  }

  private async meetNewCompetitions(): Promise<void> {
    for (const competition of await readAll(0, (from) => this.ground.joust.read.openCompetitions(from, PAGE))) {
      if (this.played.has(competition.id)) continue;
      const { startedMs, openMs, closeMs, resolveMs } = competition;
      const times = { startedMs: Number(startedMs), openMs: Number(openMs), closeMs: Number(closeMs), resolveMs: Number(resolveMs) };
      const story = storyOf(this.seed, competition.id, times, this.dayMs);
      const isOver = this.endedIdle.has(competition.issueId);
      this.played.set(competition.id, {
        competition,
        story,
        left: isOver ? [] : [...story.steps],
        pulls: new Map(),
        decidedBy: story.plot === 'nobody' ? times.closeMs : null,
      });
    }
  }

  private async doWhatIsDue(): Promise<void> {
    const now = await this.ground.now();
    for (const one of this.played.values())
      while ((one.left[0]?.at ?? Infinity) <= now) {
        const { deed, decides } = one.left.shift() as Step;
        await this.perform(one, deed);
        if (decides) one.decidedBy = now;
      }
  }

  private async perform(one: Played, deed: Deed): Promise<void> {
    const place = this.placeOf(one.competition.issueId);
    const { ground } = this;
    const pull = (of: Who): number => one.pulls.get(of) ?? 0;
    switch (deed.do) {
      case 'open': {
        const number = this.nextPull++;
        await ground.order('pulls', {
          repo: place.repo,
          number,
          title: 'Repair it',
          author: this.idOf(one, deed.by),
          closes: [place.number],
        });
        one.pulls.set(deed.by, number);
        return;
      }
      case 'merge':
        await ground.order('pulls/merge', { repo: place.repo, number: pull(deed.of), by: MAINTAINER });
        return;
      case 'revert': {
        const number = this.nextPull++;
        await ground.order('pulls', { repo: place.repo, number, title: 'Revert it', author: MAINTAINER, reverts: pull('solver') });
        await ground.order('pulls/merge', { repo: place.repo, number, by: MAINTAINER });
        return;
      }
      case 'reopen':
        await ground.order('issues/reopen', { ...place, by: MAINTAINER });
        return;
      case 'close':
        await ground.order('issues/close', { ...place, by: MAINTAINER, reason: deed.reason });
        return;
      case 'forget': {
        const id = BigInt(this.idOf(one, 'rival'));
        this.forgotten.add(id);
        await ground.order('accounts/delete', { id: Number(id) });
      }
    }
  }

  private idOf({ competition: { a, b }, story }: Played, who: Who): number {
    if (who === 'outsider') return OUTSIDER;
    const [solver, rival] = story.solver === 'a' ? [a, b] : [b, a];
    return Number((who === 'solver' ? solver : rival).githubId);
  }

  private async endIdleIssues(): Promise<void> {
    const now = await this.ground.now();
    for (const { id } of await this.issues(['Registered', 'Funded', 'Open'])) {
      const idle = idleEndOf(this.seed, Number(id));
      const due = (this.registeredAt.get(id) ?? Infinity) + (idle?.afterDays ?? Infinity) * this.dayMs;
      if (idle === null || now < due || this.endedIdle.has(id)) continue;
      const place = this.placeOf(id);
      if (idle.end === 'deleted') await this.ground.order('issues/delete', place);
      else await this.ground.order('issues/close', { ...place, by: MAINTAINER, reason: 'NOT_PLANNED' });
      this.endedIdle.set(id, { how: idle.end, at: now });
    }
  }

  private async register(): Promise<void> {
    const unfinished = await this.issues(['Registered', 'Funded', 'Open', 'Competing']);
    for (let missing = UNFINISHED - unfinished.length; missing > 0; missing -= 1) await this.registerOne();
  }

  private async registerOne(): Promise<void> {
    const { joust, keys } = this.ground;
    const place = this.placeOf(BigInt(this.registered + 1));
    await this.ground.order('issues', { ...place, title: 'It is broken', author: MAINTAINER });
    const [owner = '', name = ''] = place.repo.split('/');
    const { repoId, number, nodeId, authorId, defaultBranch, contentHash } = await patiently(() =>
      readIssue(this.github, owner, name, place.number),
    );
    const { expected } = await this.ground.during(() =>
      joust.submit.registerIssue(
        keys.owner,
        BigInt(repoId),
        place.repo,
        number,
        nodeId,
        BigInt(authorId ?? 0),
        defaultBranch,
        contentHash,
        this.tempo.bounty,
      ),
    );
    this.registered += 1;
    if (expected !== BigInt(this.registered)) throw new Error(`issue ${this.registered} became ${expected}`);
    this.registeredAt.set(expected, await this.ground.now());
  }

  private placeOf(issue: bigint): { repo: string; number: number } {
    return { repo: `maintainer/thing-${Number(issue) % REPOSITORIES}`, number: Number(issue) };
  }

  /** Every miner who is bound, free and not enrolled offers to compete for up to three open issues. */
  private async enrol(): Promise<void> {
    const { read, submit } = this.ground.joust;
    const open = await this.issues(['Open']);
    const identities = await readAll(0, (from) => read.identities(from, PAGE));
    this.isOpen ||= open.length >= this.tempo.opening && (this.tempo.opening === 0 || identities.length === this.ground.keys.miners.length);
    if (!this.isOpen || open.length === 0) return;
    const block = this.ground.head;
    const enrolled = new Set(
      (await readAll(0, (from) => read.enrolments(from, PAGE)))
        .filter(({ withdrawnAt, expiresAt }) => withdrawnAt === null && expiresAt > block)
        .map(({ hotkey }) => hotkey),
    );
    await Promise.all(
      identities
        .filter(({ hotkey, githubId, competingIn }) => competingIn === null && !enrolled.has(hotkey) && !this.forgotten.has(githubId))
        .map(async ({ hotkey }) => {
          const miner = this.ground.keys.miners.find((one) => one.hotkey.address === hotkey);
          if (miner === undefined) throw new Error(`${hotkey} is nobody's`);
          const picks = this.random.shuffled(open.map(({ id }) => id)).slice(0, 3);
          await this.ground.during(() => whoeverIsFirst(() => submit.enrol(miner.hotkey, picks)));
        }),
    );
  }

  private async issues(statuses: readonly IssueStatus[]): Promise<Issue[]> {
    const { read } = this.ground.joust;
    const lists = await Promise.all(statuses.map((status) => readAll(1n, (from) => read.issues(status, from, PAGE))));
    return lists.flat();
  }
}

/** GitHub fails the owner as it fails everybody. */
const patiently = async <T>(read: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof RetryableError)) throw error;
    }
  }
};

/** What was picked may be taken when the transaction is in its block; the next time he picks again. */
const whoeverIsFirst = async (send: () => Promise<unknown>): Promise<void> => {
  try {
    await send();
  } catch (error) {
    if (!(error instanceof ContractRefused || error instanceof SubmitFailed)) throw error;
  }
};

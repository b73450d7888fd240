import type { IssueEvent, Pull, PullEvent } from '../world/facts.ts';
import { shaOf, type World } from '../world/world.ts';
import type { History } from './history.ts';

/** Says when in the stand-in's time something of the record happens. */
export type Shift = (recorded: number) => number;

export interface PlayOptions {
  /** Default: as recorded. */
  readonly shift?: Shift;
  /** Accounts that take the parts of people: pseudonym -> GitHub id of a known account. */
  readonly cast?: Readonly<Record<string, number>>;
  /** `issue`: only the open issue as it was before anything happened to it; others act live. Default: `all`. */
  readonly part?: 'all' | 'issue';
}

/** Maps the recorded window onto a live one; what is outside keeps its order and its distance in the same scale. */
export const shiftToWindow = (
  recorded: { readonly opensAt: number; readonly closesAt: number },
  live: { readonly opensAt: number; readonly closesAt: number },
): Shift => {
  const scale = (live.closesAt - live.opensAt) / (recorded.closesAt - recorded.opensAt);
  return (time) => Math.max(0, Math.round(live.opensAt + (time - recorded.opensAt) * scale));
};

type Actor = string | null | undefined;
const HOUR = 3_600_000;

/** Puts a history into the world. Events become visible as the clock passes them. Answers where the issue is. */
export const play = (world: World, history: History, options: PlayOptions = {}): { repo: number; number: number } => {
  const stage = new Stage(world, history, options);
  stage.addRepositories();
  stage.addPeople();
  stage.addIssue();
  if (options.part !== 'issue') stage.addPulls();
  return { repo: history.repo.numericId, number: history.issue.number };
};

class Stage {
  private readonly shift: Shift;
  constructor(
    private readonly world: World,
    private readonly history: History,
    private readonly options: PlayOptions,
  ) {
    this.shift = options.shift ?? ((it) => it);
  }

  addRepositories(): void {
    const { repo } = this.history;
    const [owner, name] = repo.renamedTo?.split('/') ?? [repo.owner, repo.name];
    const moved = repo.registeredNumericId !== undefined;
    const former = [repo.renamedTo ? `${repo.owner}/${repo.name}` : null, moved ? null : (repo.registeredAs ?? null)];
    this.addRepository(
      repo.numericId,
      `${owner}/${name}`,
      former.flatMap((it) => (it ? [it.toLowerCase()] : [])),
    );
    if (moved) this.addRepository(repo.registeredNumericId, repo.registeredAs ?? '', []);
  }

  private addRepository(id: number | undefined, fullName: string, formerNames: readonly string[]): void {
    const [owner, name] = fullName.split('/');
    if (id === undefined || !owner || !name) throw new Error(`History ${this.history.id} names a repository without id or name.`);
    const known = this.world.repositories.get(id);
    this.world.addRepository({
      id,
      owner,
      name,
      defaultBranch: this.history.repo.defaultBranch,
      license: 'MIT',
      archived: false,
      formerNames: [...new Set([...(known?.formerNames ?? []), ...formerNames])],
      createdAt: Math.min(known?.createdAt ?? Infinity, this.shift(this.history.issue.createdAt)),
    });
  }

  addPeople(): void {
    const { people, repo, issue } = this.history;
    for (const [name, it] of Object.entries(people)) {
      if (this.options.cast?.[name] !== undefined) continue;
      // A pseudonym is stable only within a repository, a log-in must be unique.
      const login = /^(contributor|maintainer|member|rival|former)-\d+$/.test(name) ? `${name}-${repo.name}` : name.replace('[bot]', '');
      this.world.addAccount({ id: it.id, login, type: it.type, createdAt: Math.max(0, this.shift(issue.createdAt) - 400 * 24 * HOUR) });
    }
  }

  /** The id an account of the record has here. `former-N` is an account that was deleted since. */
  private person(name: Actor): number | null {
    if (name === null || name === undefined || name.startsWith('former-')) return null;
    const id = this.options.cast?.[name] ?? this.history.people[name]?.id;
    if (id === undefined) throw new Error(`History ${this.history.id} does not say who ${name} is.`);
    return id;
  }

  private repoId(fullName: string): number {
    const { repo } = this.history;
    if (repo.registeredNumericId !== undefined && fullName === repo.registeredAs) return repo.registeredNumericId;
    const ours = [`${repo.owner}/${repo.name}`, repo.renamedTo, repo.registeredAs];
    if (ours.includes(fullName)) return repo.numericId;
    return this.foreignRepository(fullName);
  }

  /** Mirrors and forks have no number in the record; one is derived from the name. */
  private foreignRepository(fullName: string): number {
    const id = 1_500_000_000 + (Number.parseInt(shaOf(fullName).slice(0, 6), 16) % 400_000_000);
    if (!this.world.repositories.has(id)) this.addRepository(id, fullName, []);
    return id;
  }

  addIssue(): void {
    const { issue, timeline, repo } = this.history;
    const live = this.options.part === 'issue' ? [] : timeline;
    const events = live.map((it): IssueEvent => {
      const base = { at: this.shift(it.createdAt), actor: this.person(it.actor) };
      switch (it.type) {
        case 'ClosedEvent':
          return { ...base, type: it.type, reason: it.stateReason, closer: this.closer(it.closer, base.at) };
        case 'CrossReferencedEvent':
          return { ...base, type: it.type, source: this.ref(it.source), willClose: it.willCloseTarget };
        case 'ConnectedEvent':
          return { ...base, type: it.type, subject: this.ref(it.subject) };
        case 'ReferencedEvent':
          return { ...base, type: it.type, oid: it.commit.oid, repo: this.repoId(it.commit.repo) };
        case 'LabeledEvent':
        case 'UnlabeledEvent':
          return { ...base, type: it.type, label: it.label };
        case 'RenamedTitleEvent':
          return { ...base, type: it.type, previousTitle: it.previousTitle, currentTitle: it.currentTitle };
        case 'TransferredEvent':
          return { ...base, type: it.type, fromRepo: this.repoId(it.fromRepository) };
        default:
          return { ...base, type: it.type };
      }
    });
    this.keepRecordedClosedAt(events);
    const place = { repo: repo.numericId, number: issue.number };
    const facts = {
      title: issue.title,
      body: null,
      labels: issue.labels,
      author: this.person(issue.author),
      createdAt: this.shift(issue.createdAt),
      moved: null,
      deletedAt: null,
    };
    this.world.addIssue({ ...facts, ...place, id: idOf('issue', place), events });
    const transfer = events.find((it) => it.type === 'TransferredEvent');
    if (transfer && repo.registeredNumericId !== undefined && repo.registeredNumber !== undefined) {
      const old = { repo: repo.registeredNumericId, number: repo.registeredNumber };
      this.world.addIssue({ ...facts, ...old, id: idOf('issue', old), events: [], moved: { at: transfer.at, to: place } });
    }
  }

  /** `closedAt` of an issue may be a second older than its close event, or belong to the first of two. */
  private keepRecordedClosedAt(events: IssueEvent[]): void {
    const recorded = this.history.issue.closedAt;
    const last = events.findLast((it) => it.type === 'ClosedEvent');
    if (recorded !== null && last?.type === 'ClosedEvent' && last.at !== this.shift(recorded)) last.closedAt = this.shift(recorded);
  }

  private ref(it: { repo: string; number: number }): { repo: number; number: number } {
    return { repo: this.repoId(it.repo), number: it.number };
  }

  private closer(it: Extract<History['timeline'][number], { type: 'ClosedEvent' }>['closer'], at: number) {
    if (it === null) return null;
    if (it.type === 'PullRequest') return { type: it.type, ...this.ref(it) };
    const repo = this.repoId(it.repo);
    const pull = this.history.pulls.find((other) => other.number === it.number);
    this.world.addCommit({ oid: it.oid, repo, author: this.person(it.author ?? pull?.author), at });
    return { type: it.type, oid: it.oid, repo };
  }

  addPulls(): void {
    for (const it of this.history.pulls) this.world.addPull(this.pull(it));
    for (const it of this.history.pulls) this.crossReferenceRevert(it);
  }

  private pull(it: History['pulls'][number]): Pull {
    const place = this.ref(it);
    const firstDraftChange = it.events.find((event) => event.type === 'ConvertToDraftEvent' || event.type === 'ReadyForReviewEvent');
    const events = it.events.map((event): PullEvent => ({
      type: event.type,
      at: this.shift(event.createdAt),
      actor: this.person(event.actor),
    }));
    const lastClose = events.findLast((event) => event.type === 'ClosedEvent');
    if (it.closedAt !== null && lastClose?.type === 'ClosedEvent' && lastClose.at !== this.shift(it.closedAt))
      lastClose.closedAt = this.shift(it.closedAt);
    return {
      ...place,
      id: idOf('pull', place),
      title: it.title,
      body: null,
      author: this.person(it.author),
      association: it.authorAssociation,
      createdAt: this.shift(it.createdAt),
      baseBranch: it.baseBranch,
      draftAtFirst: firstDraftChange ? firstDraftChange.type === 'ReadyForReviewEvent' : it.isDraft,
      headSha: it.headSha,
      mergeSha: it.mergeSha,
      commits: this.closingCommits(it.number),
      closes: it.closesIssues.map((text) => {
        const [repo, number] = text.split('#');
        return this.ref({ repo: repo ?? '', number: Number(number) });
      }),
      reverts: it.reverts ?? null,
      reviews: it.reviews.map((review) => ({
        author: this.person(review.author),
        association: review.authorAssociation,
        at: this.shift(review.createdAt),
        state: review.state,
      })),
      events,
    };
  }

  /** Commits that closed the issue and that the record says belong to this pull request. */
  private closingCommits(number: number): string[] {
    return this.history.timeline.flatMap((it) =>
      it.type === 'ClosedEvent' && it.closer?.type === 'Commit' && it.closer.number === number ? [it.closer.oid] : [],
    );
  }

  private crossReferenceRevert(it: History['pulls'][number]): void {
    if (it.reverts === undefined) return;
    const reverted = this.world.pull({ ...this.ref(it), number: it.reverts });
    if (!reverted) throw new Error(`History ${this.history.id}: pull request ${it.number} reverts one that is not recorded.`);
    reverted.events.push({
      type: 'CrossReferencedEvent',
      at: this.shift(it.createdAt),
      actor: this.person(it.author),
      source: this.ref(it),
      willClose: false,
    });
    reverted.events.sort((x, y) => x.at - y.at);
  }
}

/** Database ids: stable, made up, within 31 bits. */
export const idOf = (kind: 'issue' | 'pull', place: { repo: number; number: number }): number =>
  1_000_000_000 + (Number.parseInt(shaOf(kind, place.repo, place.number).slice(0, 7), 16) % 1_000_000_000);

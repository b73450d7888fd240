import { z } from 'zod';
import type { History } from '../histories/history.ts';
import { idOf, play, shiftToWindow } from '../histories/play.ts';
import { associationSchema, changedFileSchema, stateReasonSchema, type Issue, type Pull, type Repository } from '../world/facts.ts';
import { issueAt, presenceOf, pullAt } from '../world/state.ts';
import { shaOf, type World } from '../world/world.ts';

/** An order of the director or of a test that cannot be followed; the message says why. */
export class Refused extends Error {}

export interface Scene {
  readonly world: World;
  /** Whole seconds, in milliseconds, as GitHub stamps things. */
  readonly now: number;
  readonly histories: readonly History[];
}

const id = z.number().int().positive();
const repo = z.string().regex(/^[^/\s]+\/[^/\s]+$/);
const at = { repo, number: id };
const action = <S extends z.ZodType>(schema: S, run: (scene: Scene, order: z.infer<S>) => object) => ({
  run: (scene: Scene, body: unknown): object => run(scene, schema.parse(body)),
});

/** What can be ordered, by path below `/_control`. Everything happens now, by the stand-in's clock. */
export const actions = {
  accounts: action(
    z.object({
      id,
      login: z.string().min(1),
      type: z.enum(['User', 'Bot', 'Organization']).default('User'),
      ageDays: z.number().int().nonnegative().default(400),
    }),
    ({ world, now }, { ageDays, ...it }) => {
      const account = { ...it, createdAt: world.accounts.get(it.id)?.createdAt ?? Math.max(0, now - ageDays * 86_400_000) };
      world.addAccount(account);
      return account;
    },
  ),

  /** GitHub forgets who it was, everywhere and for the past too; merges and reviews stay. */
  'accounts/delete': action(z.object({ id }), ({ world }, it) => {
    knownAccount(world, it.id);
    world.forgetAuthor(it.id);
    return it;
  }),

  repositories: action(
    z.object({
      id,
      repo,
      defaultBranch: z.string().default('main'),
      license: z.string().nullable().default('MIT'),
      archived: z.boolean().default(false),
    }),
    ({ world, now }, it) => {
      const [owner = '', name = ''] = it.repo.split('/');
      const known = world.repositories.get(it.id);
      const repository: Repository = {
        id: it.id,
        owner,
        name,
        formerNames: known?.formerNames ?? [],
        defaultBranch: it.defaultBranch,
        license: it.license,
        archived: it.archived,
        createdAt: known?.createdAt ?? now,
      };
      world.addRepository(repository);
      return repository;
    },
  ),

  'repositories/rename': action(z.object({ repo, to: repo }), ({ world }, it) => {
    const known = repositoryOf(world, it.repo);
    const [owner = '', name = ''] = it.to.split('/');
    const renamed = { ...known, owner, name, formerNames: [...known.formerNames, `${known.owner}/${known.name}`.toLowerCase()] };
    world.addRepository(renamed);
    return renamed;
  }),

  histories: action(
    z.object({
      id: z.string(),
      part: z.enum(['all', 'issue']).default('all'),
      /** The live window in milliseconds; default: the recorded times. */
      window: z.object({ opensAt: z.number().int(), closesAt: z.number().int() }).optional(),
      /** Pseudonym -> id of an account that is already there. `a` and `b` stand for the competitors. */
      cast: z.record(z.string(), id).default({}),
    }),
    ({ world, histories }, it) => {
      const history = histories.find((one) => one.id === it.id);
      if (!history) throw new Refused(`There is no history ${it.id}.`);
      const { a, b, ...others } = it.cast;
      const cast = { ...others, ...(a ? { [history.competition.a]: a } : {}), ...(b ? { [history.competition.b]: b } : {}) };
      for (const person of Object.values(cast)) if (!world.accounts.has(person)) throw new Refused(`Account ${person} is not known.`);
      const shift = it.window && { shift: shiftToWindow(history.competition, it.window) };
      return { ...play(world, history, { part: it.part, cast, ...shift }), fullName: `${history.repo.owner}/${history.repo.name}` };
    },
  ),

  issues: action(
    z.object({
      repo,
      number: id.optional(),
      title: z.string().min(1),
      body: z.string().nullable().default(null),
      labels: z.array(z.string()).default([]),
      author: id,
      association: associationSchema.optional(),
    }),
    ({ world, now }, it) => {
      const repository = repositoryOf(world, it.repo);
      const place = { repo: repository.id, number: it.number ?? world.nextNumber(repository.id) };
      if (world.issue(place) || world.pull(place)) throw new Refused(`#${place.number} of ${it.repo} is taken.`);
      knownAccount(world, it.author);
      const issue: Issue = {
        ...place,
        id: idOf('issue', place),
        title: it.title,
        body: it.body,
        labels: it.labels,
        author: it.author,
        createdAt: now,
        events: [],
        moved: null,
        deletedAt: null,
        ...(it.association ? { association: it.association } : {}),
      };
      world.addIssue(issue);
      return issue;
    },
  ),

  'issues/close': action(
    z.object({
      ...at,
      by: id,
      reason: stateReasonSchema.default('COMPLETED'),
      /** Closed by a pushed commit; `pulls` are the pull requests that contain it. */
      commit: z.object({ author: id.nullable(), pulls: z.array(id) }).optional(),
      /** A closed issue whose reason is changed has a second close event. */
      again: z.boolean().default(false),
    }),
    ({ world, now }, it) => {
      const issue = it.again ? issueOf(world, it) : openIssue(world, it, now);
      const closer = it.commit
        ? { type: 'Commit' as const, repo: issue.repo, oid: pushCommit(world, issue, now, it.repo, it.commit) }
        : null;
      issue.events.push({ type: 'ClosedEvent', at: now, actor: knownAccount(world, it.by), reason: it.reason, closer });
      return issue;
    },
  ),

  'issues/reopen': action(z.object({ ...at, by: id }), ({ world, now }, it) => {
    const issue = issueOf(world, it);
    if (issueAt(issue, now).state !== 'CLOSED') throw new Refused(`${it.repo}#${it.number} is open already.`);
    issue.events.push({ type: 'ReopenedEvent', at: now, actor: knownAccount(world, it.by) });
    return issue;
  }),

  'issues/transfer': action(z.object({ ...at, by: id, to: repo }), ({ world, now }, it) => {
    const issue = issueOf(world, it);
    const target = repositoryOf(world, it.to);
    const place = { repo: target.id, number: world.nextNumber(target.id) };
    world.addIssue({
      ...issue,
      ...place,
      id: idOf('issue', place),
      events: [...issue.events, { type: 'TransferredEvent', at: now, actor: knownAccount(world, it.by), fromRepo: issue.repo }],
    });
    issue.moved = { at: now, to: place };
    return place;
  }),

  'issues/delete': action(z.object(at), ({ world, now }, it) => {
    const issue = issueOf(world, it);
    issue.deletedAt = now;
    return issue;
  }),

  'issues/convert': action(z.object({ ...at, by: id }), ({ world, now }, it) => {
    const issue = issueOf(world, it);
    issue.events.push({ type: 'ConvertedToDiscussionEvent', at: now, actor: knownAccount(world, it.by) });
    return issue;
  }),

  pulls: action(
    z.object({
      repo,
      number: id.optional(),
      title: z.string().min(1),
      body: z.string().nullable().default(null),
      author: id,
      association: associationSchema.default('CONTRIBUTOR'),
      /** Numbers of this repository, or `owner/name#number`. */
      closes: z.array(z.union([id, z.string().regex(/^[^/\s]+\/[^/\s]+#\d+$/)])).default([]),
      draft: z.boolean().default(false),
      baseBranch: z.string().optional(),
      reverts: id.nullable().default(null),
      files: z.array(changedFileSchema).default([]),
    }),
    ({ world, now }, it) => {
      const repository = repositoryOf(world, it.repo);
      const place = { repo: repository.id, number: it.number ?? world.nextNumber(repository.id) };
      if (world.issue(place) || world.pull(place)) throw new Refused(`#${place.number} of ${it.repo} is taken.`);
      const author = knownAccount(world, it.author);
      const pull: Pull = {
        ...place,
        id: idOf('pull', place),
        title: it.title,
        body: it.body,
        author,
        association: it.association,
        createdAt: now,
        draftAtFirst: it.draft,
        baseBranch: it.baseBranch ?? repository.defaultBranch,
        headSha: shaOf('head', place.repo, place.number),
        mergeSha: null,
        commits: [],
        closes: it.closes.map((named) => placeOf(world, it.repo, named)),
        reverts: it.reverts,
        reviews: [],
        events: [],
        files: it.files,
      };
      world.addPull(pull);
      const mention = { type: 'CrossReferencedEvent' as const, at: now, actor: author, source: place };
      for (const ref of pull.closes) {
        const issue = world.issue(ref);
        if (!issue) throw new Refused(`There is no issue ${ref.number} to close.`);
        issue.events.push({ ...mention, willClose: true });
      }
      if (it.reverts !== null) pullOf(world, { repo: it.repo, number: it.reverts }).events.push({ ...mention, willClose: false });
      return pull;
    },
  ),

  /** `closing: false`: a repository that has closing by merge switched off. */
  'pulls/merge': action(z.object({ ...at, by: id, closing: z.boolean().default(true) }), ({ world, now }, it) => {
    const pull = openPull(world, it, now);
    const actor = knownAccount(world, it.by);
    pull.mergeSha = shaOf('merge', pull.repo, pull.number);
    pull.events.push({ type: 'MergedEvent', at: now, actor }, { type: 'ClosedEvent', at: now, actor });
    // Only a merge to the default branch closes what the text names.
    if (!it.closing || pullAt(pull, now).baseBranch !== repositoryOf(world, it.repo).defaultBranch) return pull;
    for (const ref of pull.closes) {
      const issue = world.issue(ref);
      if (issue && presenceOf(issue, now) === 'here' && issueAt(issue, now).state === 'OPEN')
        issue.events.push({
          type: 'ClosedEvent',
          at: now,
          actor,
          reason: 'COMPLETED',
          closer: { type: 'PullRequest', repo: pull.repo, number: pull.number },
        });
    }
    return pull;
  }),

  'pulls/close': action(z.object({ ...at, by: id }), ({ world, now }, it) => {
    const pull = openPull(world, it, now);
    pull.events.push({ type: 'ClosedEvent', at: now, actor: knownAccount(world, it.by) });
    return pull;
  }),

  'pulls/reopen': action(z.object({ ...at, by: id }), ({ world, now }, it) => {
    const pull = pullOf(world, it);
    if (pullAt(pull, now).state !== 'CLOSED') throw new Refused(`${it.repo}#${it.number} is not closed.`);
    pull.events.push({ type: 'ReopenedEvent', at: now, actor: knownAccount(world, it.by) });
    return pull;
  }),

  'pulls/draft': action(z.object({ ...at, by: id }), ({ world, now }, it) => {
    const pull = openPull(world, it, now);
    pull.events.push({ type: 'ConvertToDraftEvent', at: now, actor: knownAccount(world, it.by) });
    return pull;
  }),

  'pulls/ready': action(z.object({ ...at, by: id }), ({ world, now }, it) => {
    const pull = openPull(world, it, now);
    pull.events.push({ type: 'ReadyForReviewEvent', at: now, actor: knownAccount(world, it.by) });
    return pull;
  }),

  'pulls/label': action(z.object({ ...at, by: id, label: z.string().min(1), off: z.boolean().default(false) }), ({ world, now }, it) => {
    const pull = pullOf(world, it);
    pull.events.push({ type: it.off ? 'UnlabeledEvent' : 'LabeledEvent', at: now, actor: knownAccount(world, it.by), label: it.label });
    return pull;
  }),

  /** The text of a pull request or of an issue is changed. */
  edit: action(z.object(at), ({ world, now }, it) => {
    const place = { repo: repositoryOf(world, it.repo).id, number: it.number };
    const written = world.pull(place) ?? world.issue(place);
    if (!written) throw new Refused(`There is no #${it.number} in ${it.repo}.`);
    written.edits = [...(written.edits ?? []), now];
    return written;
  }),

  'pulls/retarget': action(z.object({ ...at, by: id, to: z.string().min(1) }), ({ world, now }, it) => {
    const pull = openPull(world, it, now);
    pull.events.push({ type: 'BaseRefChangedEvent', at: now, actor: knownAccount(world, it.by), from: pull.baseBranch, to: it.to });
    pull.baseBranch = it.to;
    return pull;
  }),

  'pulls/review': action(
    z.object({
      ...at,
      by: id,
      association: associationSchema.default('MEMBER'),
      state: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED']).default('APPROVED'),
    }),
    ({ world, now }, it) => {
      const pull = openPull(world, it, now);
      pull.reviews.push({ author: knownAccount(world, it.by), association: it.association, at: now, state: it.state });
      return pull;
    },
  ),

  gists: action(
    z.object({ owner: id, files: z.record(z.string(), z.string()), public: z.boolean().default(true), id: z.string().optional() }),
    ({ world, now }, it) => {
      const owner = knownAccount(world, it.owner);
      const gist = {
        id: it.id ?? shaOf('gist', owner, world.gists.size, now).slice(0, 32),
        owner,
        createdAt: now,
        public: it.public,
        files: it.files,
      };
      world.addGist(gist);
      return gist;
    },
  ),
} as const;

/** Adds the commit to its pull requests, as `associatedPullRequests` shows it. Answers its hash. */
const pushCommit = (world: World, issue: Issue, now: number, name: string, it: { author: number | null; pulls: number[] }): string => {
  const oid = shaOf('commit', issue.repo, issue.number, now);
  if (it.author !== null) knownAccount(world, it.author);
  world.addCommit({ oid, repo: issue.repo, author: it.author, at: now });
  for (const number of it.pulls) pullOf(world, { repo: name, number }).commits.push(oid);
  return oid;
};

const placeOf = (world: World, here: string, named: number | string): { repo: number; number: number } => {
  if (typeof named === 'number') return { repo: repositoryOf(world, here).id, number: named };
  const [name = '', number] = named.split('#');
  return { repo: repositoryOf(world, name).id, number: Number(number) };
};

const repositoryOf = (world: World, name: string): Repository => {
  const found = world.repository(name);
  if (!found) throw new Refused(`There is no repository ${name}.`);
  return found;
};

const issueOf = (world: World, it: { repo: string; number: number }): Issue => {
  const found = world.issue({ repo: repositoryOf(world, it.repo).id, number: it.number });
  if (!found) throw new Refused(`There is no issue ${it.repo}#${it.number}.`);
  return found;
};

const openIssue = (world: World, it: { repo: string; number: number }, now: number): Issue => {
  const found = issueOf(world, it);
  if (issueAt(found, now).state !== 'OPEN') throw new Refused(`${it.repo}#${it.number} is closed already.`);
  return found;
};

const pullOf = (world: World, it: { repo: string; number: number }): Pull => {
  const found = world.pull({ repo: repositoryOf(world, it.repo).id, number: it.number });
  if (!found) throw new Refused(`There is no pull request ${it.repo}#${it.number}.`);
  return found;
};

const openPull = (world: World, it: { repo: string; number: number }, now: number): Pull => {
  const found = pullOf(world, it);
  if (pullAt(found, now).state !== 'OPEN') throw new Refused(`${it.repo}#${it.number} is not open.`);
  return found;
};

const knownAccount = (world: World, account: number): number => {
  if (!world.accounts.has(account)) throw new Refused(`Account ${account} is not known.`);
  return account;
};

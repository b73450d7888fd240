import type { Competition, Issue } from '@joust/contract';
import { PASSER_BY, playerById } from '../cast.ts';
import type { Act, Scene } from '../scene.ts';
import type { PullFact, RecordedIssue } from '../stand-in.ts';
import { isOpen, maintainerOf } from './issues.ts';

/** How a competition goes, by its number: the first is a win, so that a newcomer sees a payout soon. */
const STORIES = ['win', 'walkover', 'bothFail', 'win', 'void', 'win', 'walkover', 'outsider'] as const;
export type Story = (typeof STORIES)[number];

export const storyOf = (competitionId: bigint): Story => STORIES[Number((competitionId - 1n) % BigInt(STORIES.length))] ?? 'win';

const SECOND = 1_000;

/** One competition on stage: who plays which part, and what is there already. */
interface Stage {
  readonly story: Story;
  readonly now: number;
  readonly openMs: number;
  readonly closeMs: number;
  readonly repo: string;
  readonly issue: Issue;
  readonly issueOpen: boolean;
  readonly recorded: RecordedIssue;
  readonly maintainer: number;
  readonly lead: Part;
  readonly other: Part;
  readonly passerBy: Part;
}

interface Part {
  readonly githubId: number;
  readonly login: string;
  /** The pull request of this competition. */
  readonly pull: PullFact | undefined;
}

/** What the competitors and the maintainers do next in every running competition. */
export const planCompetitions = (scene: Scene): Act[] =>
  scene.competitions.filter((it) => it.phase === 'Running').flatMap((it) => next(stageOf(scene, it)));

const next = (stage: Stage | null): Act[] => {
  if (stage === null || stage.now < stage.openMs) return [];
  switch (stage.story) {
    case 'win':
      return win(stage);
    case 'walkover':
      return walkover(stage);
    case 'bothFail':
      return bothFail(stage);
    case 'void':
      return notPlanned(stage);
    default:
      return outsider(stage);
  }
};

/** Both open a pull request; the lead's is merged soon. */
const win = (stage: Stage): Act[] => {
  if (!stage.lead.pull) return opened(stage, stage.lead, 8);
  if (!stage.other.pull) return opened(stage, stage.other, 16);
  return after(stage, stage.lead.pull.createdAt + 25 * SECOND, () => merged(stage, stage.lead));
};

/** The other one never shows up; the lead is merged once the window has closed. */
const walkover = (stage: Stage): Act[] => {
  if (!stage.lead.pull) return opened(stage, stage.lead, 20);
  return after(stage, stage.closeMs + 4 * SECOND, () => merged(stage, stage.lead));
};

/** One is turned down by a maintainer, the other never gets beyond a draft. */
const bothFail = (stage: Stage): Act[] => {
  if (!stage.lead.pull) return opened(stage, stage.lead, 20);
  if (!stage.other.pull) return opened(stage, stage.other, 40, true);
  if (stage.lead.pull.events.some((it) => it.type === 'ClosedEvent')) return [];
  return after(stage, stage.lead.pull.createdAt + 90 * SECOND, () => [
    order(
      'pulls/close',
      { repo: stage.repo, number: stage.lead.pull?.number, by: stage.maintainer },
      `${stage.repo}#${stage.lead.pull?.number} of ${stage.lead.login} is turned down`,
    ),
  ]);
};

/** The maintainers decide not to do it. */
const notPlanned = (stage: Stage): Act[] => {
  if (!stage.lead.pull) return opened(stage, stage.lead, 20);
  if (!stage.issueOpen) return [];
  return after(stage, stage.openMs + 60 * SECOND, () => [
    order(
      'issues/close',
      { repo: stage.repo, number: stage.issue.number, by: stage.maintainer, reason: 'NOT_PLANNED' },
      `${stage.repo}#${stage.issue.number} is closed as not planned`,
    ),
  ]);
};

/** Somebody who does not compete solves it. */
const outsider = (stage: Stage): Act[] => {
  if (!stage.lead.pull) return opened(stage, stage.lead, 20);
  if (!stage.passerBy.pull) return opened(stage, stage.passerBy, 40);
  return after(stage, stage.passerBy.pull.createdAt + 25 * SECOND, () => merged(stage, stage.passerBy));
};

const after = (stage: Stage, from: number, acts: () => Act[]): Act[] => (stage.now >= from ? acts() : []);

/** Opens a pull request `seconds` into the window, unless the window is all but over. */
const opened = (stage: Stage, part: Part, seconds: number, draft = false): Act[] => {
  if (stage.now < stage.openMs + seconds * SECOND || stage.now > stage.closeMs - 2 * SECOND || !stage.issueOpen) return [];
  const title = titleFor(stage, part);
  return [
    order(
      'pulls',
      { repo: stage.repo, title, author: part.githubId, closes: [stage.issue.number], draft },
      `${part.login} opens a ${draft ? 'draft' : 'pull request'} for ${stage.repo}#${stage.issue.number}`,
    ),
  ];
};

const merged = (stage: Stage, part: Part): Act[] => {
  if (!part.pull || !stage.issueOpen || part.pull.events.some((it) => it.type === 'ClosedEvent')) return [];
  return [
    order(
      'pulls/merge',
      { repo: stage.repo, number: part.pull.number, by: stage.maintainer },
      `${stage.repo}#${part.pull.number} of ${part.login} is merged`,
    ),
  ];
};

/** A title of the record where there is one for this issue. */
const titleFor = (stage: Stage, part: Part): string => {
  const titles = stage.recorded.issue.number === stage.issue.number ? stage.recorded.pulls.map((it) => it.title) : [];
  return titles[part === stage.lead ? 0 : 1] ?? `Solve #${stage.issue.number}${part === stage.lead ? '' : ' in another way'}`;
};

const order = (name: string, body: Readonly<Record<string, unknown>>, say: string): Act => ({ kind: 'order', name, body, say });

const stageOf = (scene: Scene, competition: Competition): Stage | null => {
  const issue = scene.issues.find((it) => it.id === competition.issueId);
  const inRepository = scene.recorded.filter((it) => BigInt(it.repo.numericId) === issue?.repoId);
  const recorded = inRepository.find((it) => it.issue.number === issue?.number) ?? inRepository[0];
  const repository = scene.github.repositories.find((it) => BigInt(it.id) === issue?.repoId);
  const fact = scene.github.issues.find((it) => BigInt(it.repo) === issue?.repoId && it.number === issue?.number);
  const [a, b] = [playerById(competition.a.githubId), playerById(competition.b.githubId)];
  // Issues and miners that somebody else brought in are not ours to play.
  if (!issue || !recorded || !repository || !fact || !a || !b) return null;
  const partOf = (it: { githubId: number; login: string }): Part => ({
    githubId: it.githubId,
    login: it.login,
    pull: scene.github.pulls.find(
      (pull) =>
        pull.repo === fact.repo &&
        pull.author === it.githubId &&
        pull.createdAt >= Number(competition.startedMs) &&
        pull.closes.some((ref) => ref.number === fact.number),
    ),
  });
  const [lead, other] = competition.id % 2n === 1n ? [a, b] : [b, a];
  return {
    story: storyOf(competition.id),
    now: scene.now,
    openMs: Number(competition.openMs),
    closeMs: Number(competition.closeMs),
    repo: `${repository.owner}/${repository.name}`,
    issue,
    issueOpen: isOpen(fact),
    recorded,
    maintainer: maintainerOf(recorded),
    lead: partOf(lead),
    other: partOf(other),
    passerBy: partOf(PASSER_BY),
  };
};

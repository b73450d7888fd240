import type { Hex } from '@joust/contract';
import type { CommitReveal, WeightCommit } from '../chain/chain-view.ts';
import { act, pass, type Decision } from '../round/action.ts';
import { sentenceOf } from './blend.ts';
import type { WeightTools } from './plan-weights.ts';
import type { WeightPlan } from './weight-plan.ts';

/**
 * Weights that are committed are computed at a block whose number this divides, the last one before the round's. So the
 * block of the commit is enough to find it again, and nothing has to be written down.
 */
export const GRID = 10;
/** A commit can be this much younger than the round that decided it: 64 blocks of the transaction's life, and finality. */
const LATEST = 104;
/** The chain keeps no more commits of one validator. */
const MOST_COMMITS = 10;
const ABOUT = 'weights';

const sourceOf = (block: number): number => block - (block % GRID);

/** One commit an epoch, when it is due. */
export const decideCommit = async (
  { epoch, commits }: CommitReveal,
  { block, createdAt }: { readonly block: number; readonly createdAt: number },
  early: string | null,
  { planWeights, hashOf, kept }: WeightTools,
): Promise<Decision> => {
  const refused = early ?? noCommitBecause(epoch, commits, sourceOf(block), createdAt);
  if (refused !== null) return pass(ABOUT, [refused]);
  const planned = await planWeights(sourceOf(block));
  if ('refused' in planned) return pass(ABOUT, [sentenceOf(planned.refused), ...planned.reasons]);
  const { plan, reasons } = planned;
  const action = { message: 'commitWeights', netuid: plan.netuid, hash: hashOf(plan) } as const;
  keep(kept, action.hash, plan);
  return act(ABOUT, action, [`computed at block ${plan.source}, to be revealed later`, ...reasons]);
};

/** The newest ones, twice as many as can wait. */
const keep = (kept: Map<Hex, WeightPlan>, hash: Hex, plan: WeightPlan): void => {
  kept.set(hash, plan);
  for (const old of [...kept.keys()].slice(0, -2 * MOST_COMMITS)) kept.delete(old);
};

const noCommitBecause = (epoch: number, commits: readonly WeightCommit[], source: number, createdAt: number): string | null => {
  if (source < createdAt) return `they are computed at every ${GRID}th block, and there was none yet`;
  if (commits.some((commit) => commit.epoch === epoch)) return `they were committed in this epoch of the subnet, ${epoch}`;
  return commits.length >= MOST_COMMITS ? `${commits.length} commits wait already` : null;
};

/** The newest commit whose epoch has come is revealed; the chain forgets the ones before it. */
export const decideReveal = async ({ epoch, revealPeriod, commits }: CommitReveal, tools: WeightTools): Promise<Decision[]> => {
  const due = commits.findLast((commit) => commit.epoch + revealPeriod === epoch);
  const waiting = commits.filter((commit) => commit.epoch + revealPeriod > epoch);
  const lost = commits.filter((commit) => commit.epoch + revealPeriod < epoch);
  return [
    ...(due === undefined ? [] : [await reveal(due, tools)]),
    ...waiting.map((commit) => pass(aboutOf(commit), [`it is revealed in epoch ${commit.epoch + revealPeriod}, now is ${epoch}`])),
    ...lost.map((commit) => pass(aboutOf(commit), [`its epoch ${commit.epoch + revealPeriod} has passed: it is lost`])),
  ];
};

const aboutOf = ({ block }: WeightCommit): string => `weights committed in block ${block}`;

/** Computes the weights of each block that the commit can be of, until the hash is met. */
const reveal = async (commit: WeightCommit, { planWeights, hashOf, kept }: WeightTools): Promise<Decision> => {
  const known = kept.get(commit.hash);
  if (known !== undefined) return act(aboutOf(commit), { message: 'revealWeights', ...known }, [`computed at block ${known.source}`]);
  const obstacles: string[] = [];
  for (let source = sourceOf(commit.block - 1); source >= 0 && source >= commit.block - LATEST - GRID; source -= GRID) {
    const planned = await planWeights(source);
    if ('refused' in planned) {
      obstacles.push(`block ${source}: ${sentenceOf(planned.refused)}`, ...planned.reasons);
      if (planned.refused.reason !== 'NoRecycler') break;
    } else if (hashOf(planned.plan) === commit.hash) {
      return act(aboutOf(commit), { message: 'revealWeights', ...planned.plan }, [`computed at block ${source}`, ...planned.reasons]);
    }
  }
  const why = 'no weights computed at the blocks before it have its hash: settings or evidence are others now';
  return pass(aboutOf(commit), obstacles.length > 0 ? obstacles : [why]);
};

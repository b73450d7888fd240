import type { EvidenceRequest } from '@joust/github';
import { nodeIds } from '../world/state.ts';
import type { Order } from './stage.ts';

/** How many issues, in how many repositories, are competed for. */
export interface CrowdSize {
  readonly repositories: number;
  readonly issuesEach: number;
  /** Pull requests by others in each repository. */
  readonly othersEach: number;
}

const [MAINTAINER, OUTSIDER, FIRST_MINER] = [1, 2, 100];
const FIRST_REPOSITORY = 1_000;
const nameOf = (repository: number): string => `round/table-${repository}`;

/** The place of an issue in the crowd, and the accounts that compete for it. */
interface Place {
  readonly repository: number;
  readonly number: number;
  readonly a: number;
  readonly b: number;
}

const placesOf = ({ repositories, issuesEach }: CrowdSize): Place[] =>
  Array.from({ length: repositories * issuesEach }, (_, index) => ({
    repository: Math.floor(index / issuesEach),
    number: 1 + (index % issuesEach),
    a: FIRST_MINER + 2 * index,
    b: FIRST_MINER + 2 * index + 1,
  }));

/** Open issues for which two accounts each compete: a has opened a pull request, every second b too. Answers a round's requests. */
export const setCrowd = async (order: Order, size: CrowdSize, openMs: bigint): Promise<EvidenceRequest[]> => {
  const places = placesOf(size);
  await order('accounts', { id: MAINTAINER, login: 'maintainer' });
  await order('accounts', { id: OUTSIDER, login: 'outsider' });
  for (let repository = 0; repository < size.repositories; repository += 1)
    await order('repositories', { id: FIRST_REPOSITORY + repository, repo: nameOf(repository) });
  for (const { repository, number, a, b } of places) {
    await order('accounts', { id: a, login: `miner-${a}` });
    await order('accounts', { id: b, login: `miner-${b}` });
    await order('issues', { repo: nameOf(repository), number, title: `Stone ${number}`, author: OUTSIDER });
  }
  for (const [index, { repository, number, a, b }] of places.entries())
    for (const author of index % 2 === 0 ? [a] : [a, b])
      await order('pulls', { repo: nameOf(repository), title: `Mend stone ${number}`, author, closes: [number] });
  for (let repository = 0; repository < size.repositories; repository += 1)
    for (let other = 0; other < size.othersEach; other += 1)
      await order('pulls', { repo: nameOf(repository), title: `Something else, ${other}`, author: OUTSIDER });
  return places.map(({ repository, number, a, b }) => ({
    issue: {
      repoId: BigInt(FIRST_REPOSITORY + repository),
      repo: nameOf(repository),
      number,
      nodeId: nodeIds.issue({ repo: FIRST_REPOSITORY + repository, number }),
      baseBranch: 'main',
    },
    openMs,
    a: { githubId: BigInt(a) },
    b: { githubId: BigInt(b) },
  }));
};

/** One in ten changes: closed by hand, or one more pull request of b, by turns. */
export const changeATenth = async (order: Order, size: CrowdSize): Promise<void> => {
  for (const [index, { repository, number, b }] of placesOf(size).entries()) {
    if (index % 10 !== 0) continue;
    if (index % 20 === 0) await order('issues/close', { repo: nameOf(repository), number, by: MAINTAINER });
    else await order('pulls', { repo: nameOf(repository), title: `Mend stone ${number} again`, author: b, closes: [number] });
  }
};

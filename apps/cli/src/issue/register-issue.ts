import { Gone, GithubClient, type IssueToRegister, NotFound, readIssue } from '@joust/github';

import type { Joust, Signer } from '@joust/contract';
import { formatAlpha, parseAlpha, type Rao } from '@joust/units';
import { type Answer, refuse } from '../answer/answer.ts';
import { placeOf, withContract } from '../deployment/connect.ts';
import type { Environment } from '../environment.ts';
import { openKey } from '../keys/keys.ts';
import { refuseUnfit, warningsOf } from './check-issue.ts';
import { addressOf } from './issue-url.ts';

export interface Registration {
  readonly url: string;
  /** Decimal alpha, as typed. */
  readonly bounty: string;
  readonly key: string;
  readonly dryRun: boolean;
}

/**
 * Registers a GitHub issue with a bounty, after GitHub and the contract have been asked whether it can be.
 * Refusals: not-an-issue-url, is-pull-request, issue-missing, issue-closed, repository-archived, repository-private, author-deleted,
 * and the contract's own (a duplicate, a bounty below the minimum, a caller who is not the owner). None changes anything.
 */
export const registerIssue = async (environment: Environment, { url, bounty, key, dryRun }: Registration): Promise<Answer> => {
  const { owner, name, number } = addressOf(url);
  const target = parseAlpha(bounty);
  const place = placeOf(environment);
  const client = new GithubClient({ baseUrl: place.githubUrl, ...(environment.GITHUB_TOKEN ? { token: environment.GITHUB_TOKEN } : {}) });
  const issue = await findIssue(client, owner, name, number);
  refuseUnfit(issue);
  return withContract(place, async (joust) => {
    const signer = await openKey(key, joust.chain);
    return dryRun ? rehearse(joust, signer, issue, target) : register(joust, signer, issue, target);
  });
};

const findIssue = async (client: GithubClient, owner: string, name: string, number: number): Promise<IssueToRegister> => {
  try {
    return await readIssue(client, owner, name, number);
  } catch (error) {
    if (error instanceof NotFound || error instanceof Gone)
      return refuse('issue-missing', `GitHub has no issue ${owner}/${name}#${number}, or it is not public.`);
    throw error;
  }
};

const register = async (joust: Joust, signer: Signer, issue: IssueToRegister, target: Rao): Promise<Answer> => {
  const receipt = await joust.submit.registerIssue(signer, ...argsOf(issue, target));
  const registered = receipt.events.find((event) => event.name === 'IssueRegistered');
  const id = registered?.issueId ?? receipt.expected;
  return {
    data: { id, ...summary(issue, target), block: receipt.blockNumber, extrinsicHash: receipt.extrinsicHash, feeRao: receipt.feeRao },
    lines: [
      `Registered ${issue.repo}#${issue.number} as issue ${id} with a bounty of ${formatAlpha(target)} α, in block ${receipt.blockNumber}.`,
      ...warningsOf(issue),
    ],
  };
};

const rehearse = async (joust: Joust, signer: Signer, issue: IssueToRegister, target: Rao): Promise<Answer> => {
  const answer = await joust.attempt.registerIssue(signer.address, ...argsOf(issue, target));
  if (!answer.ok) return refuse('contract-refused', `the contract would refuse: ${answer.error.type}`);
  return {
    data: { dryRun: true, id: answer.value, ...summary(issue, target) },
    lines: [
      `Would register ${issue.repo}#${issue.number} as issue ${answer.value} with a bounty of ${formatAlpha(target)} α. Nothing was sent.`,
      ...warningsOf(issue),
    ],
  };
};

const argsOf = (issue: IssueToRegister, target: Rao) =>
  [
    BigInt(issue.repoId),
    issue.repo.toLowerCase(),
    issue.number,
    issue.nodeId,
    BigInt(issue.authorId ?? refuse('author-deleted', 'The author of the issue has no account any more.')),
    issue.defaultBranch,
    issue.contentHash,
    target,
  ] as const;

const summary = (issue: IssueToRegister, target: Rao) => ({
  repo: issue.repo,
  number: issue.number,
  title: issue.title,
  bounty: target,
  warnings: warningsOf(issue),
});

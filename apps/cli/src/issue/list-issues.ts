import type { Issue, IssueStatus, Joust } from '@joust/contract';
import { formatAlpha } from '@joust/units';
import type { Answer } from '../answer/answer.ts';

const PAGE = 20;

/** All issues of the contract, or those of one status, oldest first, read page by page at one block. */
export const listIssues = async (joust: Joust, status: IssueStatus | null): Promise<Answer> => {
  const { hash: at } = await joust.chain.head();
  const issues: Issue[] = [];
  for (let from: bigint | null = 0n; from !== null;) {
    const page: { items: Issue[]; next: bigint | null } = await joust.read.issues(status, from, PAGE, { at });
    issues.push(...page.items);
    from = page.next;
  }
  return { data: { items: issues, block: at }, lines: issues.length === 0 ? ['No issues.'] : [HEADER, ...issues.map(lineOf)] };
};

const HEADER = ['id'.padStart(4), 'status'.padEnd(10), 'bounty'.padStart(20), ' issue'].join('  ');

const lineOf = (issue: Issue): string =>
  [
    String(issue.id).padStart(4),
    issue.status.padEnd(10),
    `${formatAlpha(issue.filled)} / ${formatAlpha(issue.target)} α`.padStart(20),
    ` ${issue.repo}#${issue.number}`,
  ].join('  ');

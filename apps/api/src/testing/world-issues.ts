import { FundingEntry, GithubIssue, Issue } from '@joust/tables';
import { anIssue, timeOf } from '@joust/tables/testing';
import { ALPHA, type Put } from './people.ts';

/** Issue 1 is solved, 2 competes, 3 waits for a pair, 4 is half filled, 5 cancelled, 6 just registered and unknown to GitHub. */
export const issues = async (put: Put): Promise<void> => {
  await put(Issue, [
    anIssue({ id: 1n, status: 'Solved', endedAt: 700, statusSince: 700, competitionId: 1n }),
    anIssue({ id: 2n, status: 'Competing', statusSince: 600, competitionId: 2n }),
    anIssue({ id: 3n }),
    anIssue({ id: 4n, status: 'Registered', filled: 12_500_000_000n, fundedAt: null, openedAt: null, statusSince: 10 }),
    anIssue({
      id: 5n,
      status: 'Cancelled',
      filled: 5n * ALPHA,
      fundedAt: null,
      openedAt: null,
      recycled: 5n * ALPHA,
      endedAt: 55,
      statusSince: 55,
      cancelReason: 'NotPlanned',
    }),
    anIssue({ id: 6n, status: 'Registered', filled: 0n, fundedAt: null, openedAt: null, statusSince: 10, repo: 'acme/hammer' }),
  ]);
  const named = [1n, 2n, 3n, 4n, 5n];
  await put(
    GithubIssue,
    named.map((issueId) => ({
      issueId,
      title: `Anvil ${issueId} 🔨 \u202egnp`,
      body: issueId === 1n ? null : 'Steps',
      htmlUrl: `https://github.com/acme/anvil/issues/${issueId}`,
      state: issueId === 1n ? ('closed' as const) : ('open' as const),
      stateReason: issueId === 1n ? 'completed' : null,
      authorLogin: 'reporter',
      labels: [{ name: 'bug', color: 'd73a4a' }],
      comments: 2,
      language: 'TypeScript',
      createdAt: timeOf(1),
      updatedAt: timeOf(2),
      closedAt: issueId === 1n ? timeOf(690) : null,
      fetchedAt: timeOf(20),
      etag: null,
    })),
  );
  await put(FundingEntry, [
    { blockNumber: 30, eventIndex: 1, issueId: 4n, amount: 10n * ALPHA, filled: 10n * ALPHA, target: 20n * ALPHA },
    { blockNumber: 50, eventIndex: 1, issueId: 4n, amount: 2_500_000_000n, filled: 12_500_000_000n, target: 20n * ALPHA },
  ]);
};

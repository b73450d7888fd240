import type { IssueDetail } from '../api/model';
import type { Fact } from '../design/facts';
import { formatMoment } from '../units/duration';

/** What the contract and GitHub keep of an issue beside what the page already draws. */
export const issueFacts = (issue: IssueDetail): Fact[] => [
  { name: 'Contract id', value: issue.id, field: 'IssueDetail.id' },
  { name: 'Base branch', value: issue.baseBranch, field: 'IssueDetail.baseBranch' },
  { name: 'Language', value: issue.language, field: 'IssueDetail.language' },
  { name: 'Repository id', value: issue.repoId, field: 'IssueDetail.repoId' },
  { name: 'Author id', value: issue.authorId, field: 'IssueDetail.authorId' },
  { name: 'GitHub node', value: issue.nodeId, field: 'IssueDetail.nodeId', mono: true },
  { name: 'Content hash at registration', value: issue.contentHash, field: 'IssueDetail.contentHash', mono: true },
  { name: 'Registered in block', value: issue.origin.block, field: 'EventRef.block' },
  { name: 'Event index', value: issue.origin.eventIndex, field: 'EventRef.eventIndex' },
  { name: 'Registering extrinsic', value: issue.origin.extrinsicHash, field: 'EventRef.extrinsicHash', mono: true },
  ...(issue.github
    ? [
        { name: 'Created on GitHub', value: formatMoment(issue.github.createdAt), field: 'IssueOnGithub.createdAt' },
        { name: 'Changed on GitHub', value: formatMoment(issue.github.updatedAt), field: 'IssueOnGithub.updatedAt' },
        {
          name: 'Closed on GitHub',
          value: issue.github.closedAt && formatMoment(issue.github.closedAt),
          field: 'IssueOnGithub.closedAt',
        },
      ]
    : []),
];

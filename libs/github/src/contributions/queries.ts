import { ACTOR } from '../queries/fragments.ts';

const LIMIT = 'rateLimit { cost remaining limit resetAt }';
const PAGE = 'pageInfo { hasNextPage endCursor }';

/** Pull requests by their last change, the newest first: who wants those of a month stops there. */
export const CHANGED_PULLS = /* GraphQL */ `
  query ChangedPulls($owner: String!, $name: String!, $after: String) {
    ${LIMIT}
    repository(owner: $owner, name: $name) {
      databaseId
      pullRequests(first: 100, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
        ${PAGE}
        nodes { number updatedAt author { ...Account } }
      }
    }
  }
  ${ACTOR}`;

/** Issues that changed since a time; or all open ones, whenever they were opened. */
export const LISTED_ISSUES = /* GraphQL */ `
  query ListedIssues($owner: String!, $name: String!, $after: String, $since: DateTime, $states: [IssueState!]) {
    ${LIMIT}
    repository(owner: $owner, name: $name) {
      databaseId
      issues(first: 100, after: $after, states: $states, filterBy: { since: $since }, orderBy: { field: CREATED_AT, direction: ASC }) {
        ${PAGE}
        nodes { number author { ...Account } }
      }
    }
  }
  ${ACTOR}`;

const EDITS = `${PAGE} nodes { editedAt }`;
const PULL_EVENT_TYPES = 'CLOSED_EVENT, REOPENED_EVENT, LABELED_EVENT, UNLABELED_EVENT';
const PULL_EVENTS = `
  ${PAGE}
  nodes {
    __typename
    ... on ClosedEvent { createdAt }
    ... on ReopenedEvent { createdAt }
    ... on LabeledEvent { createdAt actor { ...Account } label { name } }
    ... on UnlabeledEvent { createdAt label { name } }
  }`;
const REVIEWS = `${PAGE} nodes { state submittedAt authorAssociation author { ...Account } }`;

/** A pull request with everything that its score depends on, but for its files. */
export const PULL_CONTRIBUTION = /* GraphQL */ `
  fragment PullContribution on PullRequest {
    number url createdAt mergedAt baseRefName baseRefOid headRefName headRefOid authorAssociation
    author { ...Account }
    mergedBy { ...Account }
    headRepository { databaseId }
    commits(last: 100) { nodes { commit { oid committedDate } } }
    closingIssuesReferences(first: 50) { ${PAGE} nodes { number repository { databaseId } } }
    edits: userContentEdits(first: 50) { ${EDITS} }
    events: timelineItems(first: 100, itemTypes: [${PULL_EVENT_TYPES}]) { ${PULL_EVENTS} }
    reviews(first: 100) { ${REVIEWS} }
  }
  ${ACTOR}`;

/** The next pages of its lists, each only where there is more. */
export const PULL_CONTRIBUTION_PAGE = /* GraphQL */ `
  query PullContributionPage($owner: String!, $name: String!, $number: Int!, $edits: String, $moreEdits: Boolean!, $events: String, $moreEvents: Boolean!, $reviews: String, $moreReviews: Boolean!) {
    ${LIMIT}
    repository(owner: $owner, name: $name) {
      pullRequest(number: $number) {
        edits: userContentEdits(first: 100, after: $edits) @include(if: $moreEdits) { ${EDITS} }
        events: timelineItems(first: 100, after: $events, itemTypes: [${PULL_EVENT_TYPES}]) @include(if: $moreEvents) { ${PULL_EVENTS} }
        reviews(first: 100, after: $reviews) @include(if: $moreReviews) { ${REVIEWS} }
      }
    }
  }
  ${ACTOR}`;

const ISSUE_EVENT_TYPES = 'CLOSED_EVENT, REOPENED_EVENT, TRANSFERRED_EVENT';
const ISSUE_EVENTS = `
  ${PAGE}
  nodes {
    __typename
    ... on ClosedEvent { createdAt stateReason closer { __typename ... on PullRequest { number repository { databaseId } } } }
    ... on ReopenedEvent { createdAt }
    ... on TransferredEvent { createdAt }
  }`;

export const ISSUE_CONTRIBUTION = /* GraphQL */ `
  fragment IssueContribution on Issue {
    number url createdAt authorAssociation
    author { ...Account }
    edits: userContentEdits(first: 50) { ${EDITS} }
    events: timelineItems(first: 100, itemTypes: [${ISSUE_EVENT_TYPES}]) { ${ISSUE_EVENTS} }
  }
  ${ACTOR}`;

export const ISSUE_CONTRIBUTION_PAGE = /* GraphQL */ `
  query IssueContributionPage($owner: String!, $name: String!, $number: Int!, $edits: String, $moreEdits: Boolean!, $events: String, $moreEvents: Boolean!) {
    ${LIMIT}
    repository(owner: $owner, name: $name) {
      issue(number: $number) {
        edits: userContentEdits(first: 100, after: $edits) @include(if: $moreEdits) { ${EDITS} }
        events: timelineItems(first: 100, after: $events, itemTypes: [${ISSUE_EVENT_TYPES}]) @include(if: $moreEvents) { ${ISSUE_EVENTS} }
      }
    }
  }`;

/** Several things of one repository in one query: `field(number: …)` under the names `n0`, `n1` … */
export const severalOf = (count: number, name: string, argument: string, selection: string, fragments: string): string => {
  const indices = Array.from({ length: count }, (_, index) => index);
  return `query ${name}($owner: String!, $name: String!, ${indices.map((index) => `$n${index}: ${argument}`).join(', ')}) {
    ${LIMIT}
    repository(owner: $owner, name: $name) {
      databaseId
      ${indices.map((index) => `n${index}: ${selection.replace('$n', `$n${index}`)}`).join('\n      ')}
    }
  }
  ${fragments}`;
};

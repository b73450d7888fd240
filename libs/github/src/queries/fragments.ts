/** Accounts are compared by their numeric id; a deleted account is null. */
export const ACTOR = /* GraphQL */ `
  fragment Account on Actor {
    __typename
    login
    ... on User {
      databaseId
    }
    ... on Bot {
      databaseId
    }
    ... on Organization {
      databaseId
    }
    ... on Mannequin {
      databaseId
    }
  }
`;

const PULL_EVENT_TYPES =
  'CLOSED_EVENT, REOPENED_EVENT, MERGED_EVENT, CONVERT_TO_DRAFT_EVENT, READY_FOR_REVIEW_EVENT, BASE_REF_CHANGED_EVENT, AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT';

const PULL_EVENTS = /* GraphQL */ `
  pageInfo { hasNextPage endCursor }
  nodes {
    __typename
    ... on ClosedEvent { createdAt }
    ... on ReopenedEvent { createdAt }
    ... on MergedEvent { createdAt }
    ... on ConvertToDraftEvent { createdAt }
    ... on ReadyForReviewEvent { createdAt }
    ... on BaseRefChangedEvent { createdAt previousRefName currentRefName }
    ... on AutomaticBaseChangeSucceededEvent { createdAt oldBase newBase }
  }`;

const MENTIONS = /* GraphQL */ `
  pageInfo { hasNextPage endCursor }
  nodes {
    ... on CrossReferencedEvent {
      source {
        __typename
        ... on PullRequest {
          number merged mergedAt baseRefName
          repository { databaseId nameWithOwner }
        }
      }
    }
  }`;

const APPROVALS = /* GraphQL */ `
  pageInfo { hasNextPage endCursor }
  nodes { author { ...Account } authorAssociation submittedAt }`;

/** Everything that validity, attribution and reverts of one pull request depend on. */
export const PULL = /* GraphQL */ `
  fragment Pull on PullRequest {
    number title url state isDraft createdAt closedAt mergedAt baseRefName authorAssociation
    author { ...Account }
    mergedBy { ...Account }
    mergeCommit { oid }
    repository { databaseId }
    events: timelineItems(first: 50, itemTypes: [${PULL_EVENT_TYPES}]) { ${PULL_EVENTS} }
    mentions: timelineItems(first: 50, itemTypes: [CROSS_REFERENCED_EVENT]) { ${MENTIONS} }
    approvals: reviews(first: 50, states: [APPROVED]) { ${APPROVALS} }
  }`;

/** The next pages of the lists above; each is asked for only where there is more. */
export const PULL_PAGE = /* GraphQL */ `
  query PullPage($owner: String!, $name: String!, $number: Int!, $events: String, $moreEvents: Boolean!, $mentions: String, $moreMentions: Boolean!, $approvals: String, $moreApprovals: Boolean!) {
    rateLimit { cost remaining limit resetAt }
    repository(owner: $owner, name: $name) {
      pullRequest(number: $number) {
        events: timelineItems(first: 100, after: $events, itemTypes: [${PULL_EVENT_TYPES}]) @include(if: $moreEvents) { ${PULL_EVENTS} }
        mentions: timelineItems(first: 50, after: $mentions, itemTypes: [CROSS_REFERENCED_EVENT]) @include(if: $moreMentions) { ${MENTIONS} }
        approvals: reviews(first: 100, after: $approvals, states: [APPROVED]) @include(if: $moreApprovals) { ${APPROVALS} }
      }
    }
  }
  ${ACTOR}`;

export const ISSUE_EVENT_TYPES = 'CLOSED_EVENT, REOPENED_EVENT, TRANSFERRED_EVENT, CONVERTED_TO_DISCUSSION_EVENT';

/** Cross references are not read: a mention decides nothing, and hundreds of them must not push out the close event. */
export const ISSUE_EVENTS = /* GraphQL */ `
  pageInfo { hasNextPage endCursor }
  nodes {
    __typename
    ... on ClosedEvent {
      createdAt stateReason
      actor { ...Account }
      closer {
        __typename
        ... on PullRequest { number repository { databaseId nameWithOwner } }
        ... on Commit { oid author { user { __typename login databaseId } } }
      }
    }
    ... on ReopenedEvent { createdAt actor { ...Account } }
    ... on TransferredEvent { createdAt fromRepository { databaseId nameWithOwner } }
    ... on ConvertedToDiscussionEvent { createdAt }
  }`;

/** The issue itself, its closures, and the numbers of the pull requests that GitHub lists as closing it. */
export const ISSUE = /* GraphQL */ `
  fragment Issue on Issue {
    id number title body url state stateReason createdAt closedAt
    author { ...Account }
    repository { databaseId nameWithOwner }
    timelineItems(first: 50, itemTypes: [${ISSUE_EVENT_TYPES}]) { ${ISSUE_EVENTS} }
    closedByPullRequestsReferences(first: 50, includeClosedPrs: true) {
      pageInfo { hasNextPage endCursor }
      nodes { number repository { databaseId nameWithOwner } }
    }
  }`;

export const ISSUE_PAGE = /* GraphQL */ `
  query IssuePage($owner: String!, $name: String!, $number: Int!, $events: String, $moreEvents: Boolean!, $references: String, $moreReferences: Boolean!) {
    rateLimit { cost remaining limit resetAt }
    repository(owner: $owner, name: $name) {
      issue(number: $number) {
        timelineItems(first: 100, after: $events, itemTypes: [${ISSUE_EVENT_TYPES}]) @include(if: $moreEvents) { ${ISSUE_EVENTS} }
        closedByPullRequestsReferences(first: 100, after: $references, includeClosedPrs: true) @include(if: $moreReferences) {
          pageInfo { hasNextPage endCursor }
          nodes { number repository { databaseId nameWithOwner } }
        }
      }
    }
  }
  ${ACTOR}`;

/** Pull requests of a repository, newest first: who opened what, when. */
export const PULL_LIST = /* GraphQL */ `
  pageInfo { hasNextPage endCursor }
  nodes { number createdAt author { ...Account } }`;

import { scaleBlocks } from '@joust/units';
import type { Competition, Contract, Enrolment, Issue } from '@joust/tables';

/** Something that anybody may do now, by the contract's own times. `message` is the contract's message that does it. */
export interface Due {
  readonly message: 'expire' | 'settle';
  readonly subject: string;
  /** The block from which it could be done. */
  readonly since: number;
}

export interface Waiting {
  readonly issues: readonly Pick<Issue, 'id' | 'registeredAt' | 'fundedAt' | 'status'>[];
  readonly competitions: readonly Pick<Competition, 'id' | 'phase' | 'settleAt' | 'finalAt' | 'expiresAt'>[];
  readonly enrolments: readonly Pick<Enrolment, 'hotkey' | 'expiresAt'>[];
}

/** What is due after block `head` (contract.md, States): delayed issues to open, payments, ends of windows and of enrolments. */
export const dueAt = (head: number, { issues, competitions, enrolments }: Waiting, contract: Contract): Due[] => {
  const delay = scaleBlocks(contract.params.registerDelay, contract.blocksPerDay);
  const opening = issues
    .filter((issue) => issue.status === 'Funded')
    .map((issue) => due('expire', `issue ${issue.id} opens`, Math.max(issue.registeredAt + delay, issue.fundedAt ?? 0)));
  const payments = competitions
    .filter((one) => one.phase === 'Decided' && one.settleAt !== null)
    .map((one) => due('settle', `the outcome of competition ${one.id} is executed`, one.settleAt ?? 0));
  const rests = competitions
    .filter((one) => one.phase === 'Holdback' && one.finalAt !== null)
    .map((one) => due('settle', `what competition ${one.id} held back is paid`, one.finalAt ?? 0));
  const ends = competitions
    .filter((one) => one.phase === 'Running' || one.phase === 'Reopened')
    .map((one) => due('expire', `competition ${one.id} ends without a quorum`, one.expiresAt + 1));
  const lapses = enrolments.map((one) => due('expire', `the enrolment of ${one.hotkey} lapses`, one.expiresAt));
  return [...opening, ...payments, ...rests, ...ends, ...lapses].filter(({ since }) => since <= head).sort((a, b) => a.since - b.since);
};

const due = (message: Due['message'], subject: string, since: number): Due => ({ message, subject, since });

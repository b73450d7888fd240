import { CANCEL_REASONS, ISSUE_STATUSES } from '@joust/tables/issues';
import { OUTCOMES, PAIR_STATES } from '@joust/tables/competitions';
import { LEDGER_KINDS } from '@joust/tables/contract';

type LowerSnake<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? Tail extends Uncapitalize<Tail>
    ? `${Lowercase<Head>}${LowerSnake<Tail>}`
    : `${Lowercase<Head>}_${LowerSnake<Tail>}`
  : Name;

/** The contract's `NotPlanned` is `not_planned` on the wire: enums travel as lower_snake. */
export const word = <Name extends string>(name: Name): LowerSnake<Name> =>
  name.replace(/(?<=.)[A-Z]/g, '_$&').toLowerCase() as LowerSnake<Name>;

const words = <Name extends string>(names: readonly Name[]): LowerSnake<Name>[] => names.map(word);

/** The contract's name of a word of the wire; null when the list has no such name. Inverse of {@link word}. */
export const nameOf = <Name extends string>(names: readonly Name[], wire: string): Name | null =>
  names.find((name) => word(name) === wire) ?? null;

export const ISSUE_STATUS_WORDS = words(ISSUE_STATUSES);
export type IssueStatusWord = (typeof ISSUE_STATUS_WORDS)[number];

export const CANCEL_REASON_WORDS = words(CANCEL_REASONS);
export type CancelReasonWord = (typeof CANCEL_REASON_WORDS)[number];

export const OUTCOME_WORDS = words(OUTCOMES);
export type OutcomeWord = (typeof OUTCOME_WORDS)[number];

export const PAIR_STATE_WORDS = words(PAIR_STATES);
export type PairStateWord = (typeof PAIR_STATE_WORDS)[number];

export const LEDGER_KIND_WORDS = words(LEDGER_KINDS);
export type LedgerKindWord = (typeof LEDGER_KIND_WORDS)[number];

/** Where a competition stands. The first three are one contract phase (`Running`) told apart by the index's block. */
export const PHASE_WORDS = ['locked', 'submitting', 'review', 'decided', 'reopened', 'holdback', 'final', 'void'] as const;
export type PhaseWord = (typeof PHASE_WORDS)[number];

/** What a competition was for one of its miners. */
export const RESULT_WORDS = ['win', 'loss', 'both_fail', 'fault', 'opponent_fault', 'void'] as const;
export type ResultWord = (typeof RESULT_WORDS)[number];

export const SIDE_WORDS = ['a', 'b'] as const;
export type SideWord = (typeof SIDE_WORDS)[number];

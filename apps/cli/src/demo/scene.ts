import type { Claim, Competition, Enrolment, Identity, Issue } from '@joust/contract';
import type { RecordedIssue, StandInFacts } from './stand-in.ts';

/** Everything the director looks at before it decides what comes next: the contract at one block, and the stand-in. */
export interface Scene {
  /** Chain time in milliseconds. */
  readonly now: number;
  readonly block: number;
  readonly issues: readonly Issue[];
  readonly competitions: readonly Competition[];
  readonly identities: readonly Identity[];
  readonly claims: readonly Claim[];
  readonly enrolments: readonly Enrolment[];
  /** Hotkeys of the players, in their order. */
  readonly hotkeys: readonly string[];
  readonly github: StandInFacts;
  /** The recorded histories whose issues the demo uses, in order. */
  readonly recorded: readonly RecordedIssue[];
}

/** The next thing somebody does. `orders` go to the stand-in, the rest to the contract. */
export type Act =
  | { readonly kind: 'order'; readonly name: string; readonly body: Readonly<Record<string, unknown>>; readonly say: string }
  | { readonly kind: 'register'; readonly owner: string; readonly name: string; readonly number: number; readonly bounty: bigint }
  | { readonly kind: 'cancel'; readonly issueId: bigint }
  | { readonly kind: 'publish'; readonly player: number }
  | { readonly kind: 'claim'; readonly player: number; readonly proofRef: string }
  | { readonly kind: 'enrol'; readonly player: number; readonly picks: readonly bigint[] };

import { isProofRef, type Caller, type Desk, type MinerAnswer } from '@joust/axon';
import { intentBytes, type IntentScope, type Signer } from '@joust/contract';
import type { AccountId } from '@joust/units';
import { u8aToHex } from '@polkadot/util';
import type { MinerView } from './miner-view.ts';
import { listed, wishOf } from './wish.ts';
import type { Wishes } from './wishes.ts';

/** What was read longer ago says nothing about who may ask now. */
const STALE_MILLIS = 300_000;
const NOTHING: MinerAnswer = { identity: null, enrolment: null };

/** Answers from what was read last; signs when that changes, not for each question. */
export class MinerDesk implements Desk {
  private callersSeen: ReadonlyMap<AccountId, Caller> | null = null;
  private said: MinerAnswer = NOTHING;
  private readAt = -Infinity;

  /** @param now milliseconds that only grow */
  constructor(
    private readonly signer: Signer,
    private readonly scope: IntentScope,
    private readonly now: () => number,
  ) {}

  callers(): ReadonlyMap<AccountId, Caller> | null {
    return this.now() - this.readAt > STALE_MILLIS ? null : this.callersSeen;
  }

  answer(): MinerAnswer {
    return this.said;
  }

  /** Takes a new view; answers in a few words what it says from now on. */
  show(view: MinerView, { picks, proofRef }: Wishes): string {
    const wish = wishOf(this.signer.address, picks, view);
    this.callersSeen = view.callers;
    this.readAt = this.now();
    const githubId = view.identity?.githubId ?? view.claim?.githubId;
    this.said = {
      identity: githubId === undefined || proofRef === null || !isProofRef(proofRef) ? null : { githubId, proofRef },
      enrolment: 'intent' in wish ? { intent: wish.intent, signature: this.sign(wish.intent) } : null,
    };
    return 'intent' in wish ? `asks to be enrolled for ${listed(wish.intent.picks)}` : `asks for nothing: ${wish.nothing}`;
  }

  private sign(intent: Parameters<typeof intentBytes>[1]) {
    return u8aToHex(this.signer.sign(intentBytes(this.scope, intent)));
  }
}

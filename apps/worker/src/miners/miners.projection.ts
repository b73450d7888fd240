import { Identity } from '@joust/tables';
import { unreachable } from '@joust/units';
import { In } from 'typeorm';
import { missing, originOf, pick, put, row, type EventNamed, type Placed, type Projection } from '../projection.ts';

export const MINER_EVENTS = ['IdentityClaimed', 'IdentityClaimExpired', 'IdentityBound'] as const;
type IdentityEvent = Placed<EventNamed<(typeof MINER_EVENTS)[number]>>;
/** By hotkey; null is a claim that was dropped. */
export type Identities = Map<string, Identity | null>;

/** Brings the identity rows up to the end of the batch. */
export const projectMiners: Projection = async (tx, batch) => {
  const events = pick(batch, MINER_EVENTS);
  if (events.length === 0) return;
  const hotkeys = [...new Set(events.map(({ event }) => event.hotkey))];
  const identities: Identities = new Map((await tx.findBy(Identity, { hotkey: In(hotkeys) })).map((one) => [one.hotkey, one]));
  for (const placed of events) applyIdentityEvent(identities, placed);
  const dropped = [...identities].filter(([, identity]) => identity === null).map(([hotkey]) => hotkey);
  if (dropped.length > 0) await tx.delete(Identity, { hotkey: In(dropped) });
  await put(
    tx,
    Identity,
    ['hotkey'],
    [...identities.values()].filter((identity) => identity !== null),
  );
};

/** A claim, its end without a quorum, or the binding. A bound identity stays in force while its hotkey claims another. */
export const applyIdentityEvent = (identities: Identities, placed: IdentityEvent): void => {
  const { event, block } = placed;
  const known = identities.get(event.hotkey) ?? null;
  switch (event.name) {
    case 'IdentityClaimed': {
      if (known?.boundAt != null) return;
      const { hotkey, coldkey, githubId, proofRef } = event;
      identities.set(hotkey, row(Identity, { hotkey, coldkey, githubId, proofRef, claimedAt: block, boundAt: null, ...originOf(placed) }));
      return;
    }
    case 'IdentityClaimExpired':
      if (known?.boundAt == null) identities.set(event.hotkey, null);
      return;
    case 'IdentityBound': {
      const claimed = known ?? missing(`a claim of ${event.hotkey}`, placed);
      const { coldkey, githubId } = event;
      identities.set(event.hotkey, row(Identity, { ...claimed, coldkey, githubId, boundAt: block }));
      return;
    }
    default:
      return unreachable(event);
  }
};

import { FundingEntry, Payout, PayoutFailure, type PayoutPart } from '@joust/tables';
import { In } from 'typeorm';
import { originOf, pick, put, row, type Projection } from '../projection.ts';

/** Where a bounty came from and where it went: entries are written once, a part of a payout grows when the chain caps a transfer. */
export const projectBounties: Projection = async (tx, batch) => {
  const fundings = pick(batch, ['BountyFunded']).map((placed) => {
    const { issueId, amount, filled, target } = placed.event;
    return row(FundingEntry, { issueId, amount, filled, target, ...originOf(placed) });
  });
  const failures = pick(batch, ['PayoutFailed']).map((placed) => {
    const { competitionId, amount, code } = placed.event;
    return row(PayoutFailure, { competitionId, amount, code: BigInt(code), ...originOf(placed) });
  });
  await put(tx, FundingEntry, ['blockNumber', 'eventIndex'], fundings);
  await put(tx, PayoutFailure, ['blockNumber', 'eventIndex'], failures);
  await projectPayouts(tx, batch);
};

const projectPayouts: Projection = async (tx, batch) => {
  const events = pick(batch, ['PayoutReleased', 'HoldbackReleased']).filter(({ event }) => event.amount > 0n);
  if (events.length === 0) return;
  const ids = [...new Set(events.map(({ event }) => event.competitionId))];
  const payouts = new Map((await tx.findBy(Payout, { competitionId: In(ids) })).map((payout) => [keyOf(payout), payout]));
  for (const placed of events) {
    const { name, competitionId, issueId, hotkey, coldkey, amount } = placed.event;
    const part: PayoutPart = name === 'PayoutReleased' ? 'first' : 'rest';
    const before = payouts.get(keyOf({ competitionId, part }))?.amount ?? 0n;
    // the row's origin is the latest transfer: its extrinsic is the proof
    payouts.set(
      keyOf({ competitionId, part }),
      row(Payout, {
        competitionId,
        part,
        issueId,
        hotkey,
        coldkey,
        amount: before + amount,
        extrinsicIndex: placed.extrinsic,
        ...originOf(placed),
      }),
    );
  }
  await put(tx, Payout, ['competitionId', 'part'], [...payouts.values()]);
};

const keyOf = ({ competitionId, part }: Pick<Payout, 'competitionId' | 'part'>): string => `${competitionId}/${part}`;

import { FundingEntry, Payout, PayoutFailure } from '@joust/tables';
import { In } from 'typeorm';
import { originOf, pick, put, row, type Projection } from '../projection.ts';

/** Where a bounty came from and where it went: entries are written once, a payout grows when the chain pays in parts. */
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
  const events = pick(batch, ['PayoutReleased']);
  if (events.length === 0) return;
  const ids = [...new Set(events.map(({ event }) => event.competitionId))];
  const payouts = new Map((await tx.findBy(Payout, { competitionId: In(ids) })).map((payout) => [payout.competitionId, payout]));
  for (const placed of events) {
    const { competitionId, issueId, hotkey, coldkey, amount } = placed.event;
    const before = payouts.get(competitionId)?.amount ?? 0n;
    // the row's origin is the latest part: its extrinsic is the proof
    payouts.set(
      competitionId,
      row(Payout, {
        competitionId,
        issueId,
        hotkey,
        coldkey,
        amount: before + amount,
        extrinsicIndex: placed.extrinsic,
        ...originOf(placed),
      }),
    );
  }
  await put(tx, Payout, ['competitionId'], [...payouts.values()]);
};

import { CollateralEntry, type CollateralKind } from '@joust/tables';
import { originOf, pick, put, row, type EventNamed, type Projection } from '../projection.ts';

export const COLLATERAL_EVENTS = [
  'CollateralDeposited',
  'CollateralLocked',
  'CollateralReturned',
  'CollateralSlashed',
  'CollateralWithdrawn',
  'SlashesRecycled',
] as const;
type CollateralEvent = EventNamed<(typeof COLLATERAL_EVENTS)[number]>;

const KINDS: Record<CollateralEvent['name'], CollateralKind> = {
  CollateralDeposited: 'Deposited',
  CollateralLocked: 'Locked',
  CollateralReturned: 'Returned',
  CollateralSlashed: 'Slashed',
  CollateralWithdrawn: 'Withdrawn',
  SlashesRecycled: 'Recycled',
};

/** Every movement of miners' TAO, written once. */
export const projectCollateral: Projection = async (tx, batch) => {
  const entries = pick(batch, COLLATERAL_EVENTS).map((placed) => {
    const { event } = placed;
    return row(CollateralEntry, {
      kind: KINDS[event.name],
      hotkey: 'hotkey' in event ? event.hotkey : null,
      amount: 'tao' in event ? event.tao : event.amount,
      competitionId: 'competitionId' in event ? event.competitionId : null,
      ...originOf(placed),
    });
  });
  await put(tx, CollateralEntry, ['blockNumber', 'eventIndex'], entries);
};

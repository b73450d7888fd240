import type { Config, Enrolment } from '@joust/contract';

/** Whether an enrolment still stands at the block: neither withdrawn, nor ended by a start, nor over. */
export const isInForce = ({ withdrawnAt, expiresAt }: Enrolment, { block }: Pick<Config, 'block'>): boolean =>
  withdrawnAt === null && expiresAt > block;

/** In its last day an enrolment may be renewed: it then keeps its place in the queue. Miners and validators follow this alike. */
export const isRunningOut = ({ expiresAt }: Enrolment, { block, blocksPerDay }: Pick<Config, 'block' | 'blocksPerDay'>): boolean =>
  expiresAt - block <= blocksPerDay;

export const samePicks = (some: readonly bigint[], others: readonly bigint[]): boolean =>
  some.length === others.length && some.every((pick, index) => pick === others[index]);

import type { Enrolment } from '@joust/contract';
import { isInForce, isRunningOut, samePicks } from './renewal.ts';

const enrolment = { expiresAt: 1_000, withdrawnAt: null } as Enrolment;

describe('an enrolment', () => {
  it.each([
    [999, null, true],
    [1_000, null, false],
    [500, 400, false],
  ])('at block %i, withdrawn at %p: in force %p', (block, withdrawnAt, inForce) =>
    expect(isInForce({ ...enrolment, withdrawnAt }, { block })).toBe(inForce),
  );

  it.each([
    [963, false],
    [964, true],
    [1_001, true],
  ])('runs out at block %i of days of 36 blocks: %p', (block, is) => expect(isRunningOut(enrolment, { block, blocksPerDay: 36 })).toBe(is));

  it.each([
    [[1n, 2n], [1n, 2n], true],
    [[1n, 2n], [2n, 1n], false],
    [[1n], [1n, 2n], false],
    [[1n, 2n], [1n], false],
  ])('of %p is for the same as %p: %p', (some, others, same) => expect(samePicks(some, others)).toBe(same));
});

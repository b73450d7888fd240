import type { Competition } from '@joust/tables/competitions';
import type { Raw } from '../database/raw.ts';
import type { CompetitionWindow } from './window.dto.ts';
import type { PhaseWord } from '../wire/words.ts';

type Course = Pick<
  Raw<Competition>,
  | 'phase'
  | 'startedAt'
  | 'startedTime'
  | 'openAt'
  | 'openTime'
  | 'closeAt'
  | 'closeTime'
  | 'resolveAt'
  | 'resolveTime'
  | 'expiresAt'
  | 'decidedAt'
  | 'settleAt'
  | 'finalAt'
>;

/** Where a competition stands at a block: the contract's phase, with `Running` told apart by the window (mechanism 4.5). */
export const phaseAt = (course: Pick<Course, 'phase' | 'openAt' | 'closeAt'>, block: number): PhaseWord => {
  switch (course.phase) {
    case 'Decided':
      return 'decided';
    case 'Reopened':
      return 'reopened';
    case 'Holdback':
      return 'holdback';
    case 'Final':
      return 'final';
    case 'Void':
      return 'void';
    case 'Running':
      if (block < course.openAt) return 'locked';
      return block <= course.closeAt ? 'submitting' : 'review';
  }
};

/** The same in SQL over `competition c`, for filters. */
export const PHASE_SQL = `CASE WHEN c.phase <> 'Running' THEN lower(c.phase)
  WHEN (SELECT block_number FROM cursor WHERE name = 'scan') < c.open_at THEN 'locked'
  WHEN (SELECT block_number FROM cursor WHERE name = 'scan') <= c.close_at THEN 'submitting' ELSE 'review' END`;

export const windowAt = (course: Course, block: number, msPerBlock: number): CompetitionWindow => ({
  startBlock: course.startedAt,
  startedAt: course.startedTime.toISOString(),
  opensBlock: course.openAt,
  opensAt: course.openTime.toISOString(),
  closesBlock: course.closeAt,
  closesAt: course.closeTime.toISOString(),
  resolvesBlock: course.resolveAt,
  resolvesAt: course.resolveTime.toISOString(),
  expiresBlock: course.expiresAt,
  msPerBlock,
  phase: phaseAt(course, block),
});

/** The block the next step waits for and its expected chain time; null when nothing is awaited. */
export const nextStep = (course: Course, block: number, msPerBlock: number): { block: number; at: string } | null => {
  switch (phaseAt(course, block)) {
    case 'locked':
      return { block: course.openAt, at: course.openTime.toISOString() };
    case 'submitting':
      return { block: course.closeAt, at: course.closeTime.toISOString() };
    case 'review':
      return { block: course.resolveAt, at: course.resolveTime.toISOString() };
    case 'decided':
      return course.settleAt === null ? null : { block: course.settleAt, at: expectedTime(course, course.settleAt, msPerBlock) };
    case 'reopened':
      return { block: course.expiresAt, at: expectedTime(course, course.expiresAt, msPerBlock) };
    case 'holdback':
      return course.finalAt === null ? null : { block: course.finalAt, at: expectedTime(course, course.finalAt, msPerBlock) };
    case 'final':
    case 'void':
      return null;
  }
};

/** Chain time a later block should have, counted from the start of the competition. */
export const expectedTime = (course: Pick<Course, 'startedAt' | 'startedTime'>, block: number, msPerBlock: number): string =>
  new Date(course.startedTime.getTime() + (block - course.startedAt) * msPerBlock).toISOString();

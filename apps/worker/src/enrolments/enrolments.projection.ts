import { Enrolment, Skip, type EnrolmentEnd } from '@joust/tables';
import { unreachable } from '@joust/units';
import { In, IsNull } from 'typeorm';
import { originOf, pick, put, row, type EventNamed, type Placed, type Projection } from '../projection.ts';

export const ENROLMENT_EVENTS = ['MinerEnrolled', 'EnrolmentExpired', 'EnrolmentWithdrawn', 'CompetitionStarted'] as const;
type EnrolmentEvent = Placed<EventNamed<(typeof ENROLMENT_EVENTS)[number]>>;

/** Enrolments that wait, by hotkey, and those that ended in this batch. */
export interface Queue {
  readonly open: Map<string, Enrolment>;
  readonly ended: Enrolment[];
}

/** Brings the queue of miners up to the end of the batch. */
export const projectEnrolments: Projection = async (tx, batch) => {
  const events = pick(batch, ENROLMENT_EVENTS);
  if (events.length === 0) return;
  const hotkeys = [...new Set(events.flatMap(hotkeysOf))];
  const waiting = await tx.findBy(Enrolment, { hotkey: In(hotkeys), endedAt: IsNull() });
  const queue: Queue = { open: new Map(waiting.map((one) => [one.hotkey, one])), ended: [] };
  for (const placed of events) applyEnrolmentEvent(queue, placed);
  // what ended goes first: a miner has one open enrolment
  await put(tx, Enrolment, ['blockNumber', 'eventIndex'], [...queue.ended, ...queue.open.values()]);
};

export const SKIP_EVENTS = ['SkipUsed'] as const;

/** Credits against idleness, as they were taken. */
export const projectSkips: Projection = async (tx, batch) => {
  const skips = pick(batch, SKIP_EVENTS).map((placed) => {
    const { hotkey, githubId } = placed.event;
    return row(Skip, { hotkey, githubId, ...originOf(placed) });
  });
  await put(tx, Skip, ['blockNumber', 'eventIndex'], skips);
};

const hotkeysOf = ({ event }: EnrolmentEvent): string[] =>
  event.name === 'CompetitionStarted' ? [event.a.hotkey, event.b.hotkey] : [event.hotkey];

/** A miner joins the queue, or leaves it: by time, by a new wish, or into a competition. */
export const applyEnrolmentEvent = (queue: Queue, placed: EnrolmentEvent): void => {
  const { event, block } = placed;
  switch (event.name) {
    case 'MinerEnrolled': {
      end(queue, event.hotkey, 'Replaced', block);
      const { hotkey, githubId, picks, enrolledAt, waitingSince, expiresAt, collateral } = event;
      queue.open.set(
        hotkey,
        row(Enrolment, {
          hotkey,
          githubId,
          picks,
          enrolledAt,
          waitingSince,
          expiresAt,
          collateral,
          endedAt: null,
          endReason: null,
          ...originOf(placed),
        }),
      );
      return;
    }
    case 'EnrolmentExpired':
      return end(queue, event.hotkey, 'Expired', block);
    case 'EnrolmentWithdrawn':
      return end(queue, event.hotkey, 'Withdrawn', block);
    case 'CompetitionStarted':
      end(queue, event.a.hotkey, 'Started', block);
      return end(queue, event.b.hotkey, 'Started', block);
    default:
      return unreachable(event);
  }
};

const end = (queue: Queue, hotkey: string, endReason: EnrolmentEnd, endedAt: number): void => {
  const enrolment = queue.open.get(hotkey);
  if (enrolment === undefined) return;
  queue.open.delete(hotkey);
  queue.ended.push(row(Enrolment, { ...enrolment, endedAt, endReason }));
};

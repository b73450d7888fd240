import type { EventRow } from '../api/model';
import { eventEntry } from './event-sentence';

const event = (name: string, data: Record<string, unknown>): EventRow => ({
  block: 12,
  at: '2026-11-21T08:00:00.000Z',
  eventIndex: 3,
  extrinsicIndex: 1,
  extrinsicHash: null,
  source: 'contract',
  name,
  data,
  issueId: null,
  competitionId: null,
  accounts: [],
});

describe('eventEntry', () => {
  it('tells an event with exact amounts', () => {
    const entry = eventEntry(event('BountyFunded', { amount: '2500000001', filled: '12500000000', target: '20000000000' }));
    expect(entry.sentence).toBe('2.500000001 α came in from emissions, 12.5 α of 20 α collected.');
    expect(entry.id).toBe('12-3');
  });

  it('tells an event it has no sentence for by its name', () => {
    expect(eventEntry(event('WeightsFrozen', {})).sentence).toBe('Weights frozen.');
  });

  it('loses no event because a field is not what was expected', () => {
    expect(eventEntry(event('PayoutReleased', { amount: null })).sentence).toBe('an unknown amount paid to an unknown account.');
  });
});

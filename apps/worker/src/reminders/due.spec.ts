import { contract } from '../testing/story.ts';
import { dueAt, type Waiting } from './due.ts';

const nothing: Waiting = { issues: [], competitions: [], enrolments: [] };
const issue = { id: 1n, registeredAt: 10, fundedAt: 12, status: 'Funded' } as const;

// a day of the rules is 36 blocks here, so the registration delay of 7,200 is 36
it.each([
  ['a delayed issue, a block early', 45, { issues: [issue] }, []],
  ['a delayed issue', 46, { issues: [issue] }, [{ message: 'expire', since: 46 }]],
  ['an issue funded late', 60, { issues: [{ ...issue, fundedAt: 60 }] }, [{ message: 'expire', since: 60 }]],
  ['a payment', 99, { competitions: [{ id: 1n, phase: 'Decided', settleAt: 99, expiresAt: 50 }] }, [{ message: 'settle', since: 99 }]],
  ['a decision without a winner', 99, { competitions: [{ id: 1n, phase: 'Decided', settleAt: null, expiresAt: 50 }] }, []],
  ['a window at its last block', 50, { competitions: [{ id: 1n, phase: 'Running', settleAt: null, expiresAt: 50 }] }, []],
  [
    'a window after it',
    51,
    { competitions: [{ id: 1n, phase: 'Running', settleAt: null, expiresAt: 50 }] },
    [{ message: 'expire', since: 51 }],
  ],
  ['an enrolment', 70, { enrolments: [{ hotkey: 'h', expiresAt: 70 }] }, [{ message: 'expire', since: 70 }]],
] as [string, number, Partial<Waiting>, object[]][])('%s', (_, head, waiting, expected) => {
  const due = dueAt(head, { ...nothing, ...waiting }, contract);
  expect(due).toHaveLength(expected.length);
  expect(due).toMatchObject(expected);
});

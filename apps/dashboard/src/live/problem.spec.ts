import { HttpErrorResponse } from '@angular/common/http';
import { problemOf } from './problem';

describe('problemOf', () => {
  it.each([
    [0, null, 'unreachable', 'The API cannot be reached'],
    [502, null, 'unreachable', 'The API cannot be reached'],
    [404, { title: 'No such issue', detail: 'Issue 9 is not registered.' }, 'missing', 'No such issue'],
    [400, { title: 'Bad cursor' }, 'refused', 'Bad cursor'],
    [503, '<html>', 'broken', 'The API failed'],
  ] as const)('status %i is told apart', (status, error, kind, title) => {
    expect(problemOf(new HttpErrorResponse({ status, error }))).toMatchObject({ kind, title });
  });

  it('does not hide a failure that is none of HTTP', () => {
    expect(problemOf(new TypeError('x is undefined'))).toMatchObject({ kind: 'broken', detail: 'x is undefined' });
  });
});

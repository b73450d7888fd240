import { progressForPeople, progressForPrograms } from './progress.ts';

const clock = () => {
  let now = 0;
  return () => (now += 1_500);
};
const crash = { name: 'worker', how: 'ended with exit code 1', lastLines: ['no table'], restartInMillis: 2_000 };

describe('progress', () => {
  it('is one line a step for people', () => {
    const lines: string[] = [];
    const progress = progressForPeople((line) => lines.push(line), clock());
    progress.begin('Postgres')('postgres://127.0.0.1:19432/joust');
    progress.crashed(crash);
    expect(lines[0]).toMatch(/^ {2}✓ Postgres +postgres:\/\/127\.0\.0\.1:19432\/joust +1\.5 s$/);
    expect(lines.slice(1)).toEqual(['  ! worker ended with exit code 1; starting it again in 2 s', '      no table']);
  });

  it('is one JSON object a line for programs', () => {
    const lines: string[] = [];
    const progress = progressForPrograms((line) => lines.push(line), clock());
    progress.begin('chain')();
    progress.note('continuing at block 7');
    progress.crashed(crash);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { event: 'step', step: 'chain', millis: 1_500 },
      { event: 'note', line: 'continuing at block 7' },
      { event: 'crash', ...crash },
    ]);
  });
});

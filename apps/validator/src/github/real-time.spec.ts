import { ensureSameClock, NotRealTime } from './real-time.ts';

const real = { blocksPerDay: 7_200, msPerBlock: 12_000 };
const fast = { blocksPerDay: 36, msPerBlock: 1_000 };

describe('the clock of GitHub and that of the contract', () => {
  it.each([
    ['https://api.github.com', real],
    ['http://127.0.0.1:19090', fast],
    ['http://localhost:19090', real],
  ])('%s goes with %p', (url, config) => expect(() => ensureSameClock(url, config)).not.toThrow());

  it('GitHub itself does not go with a fast chain, in one sentence', () => {
    expect(() => ensureSameClock('https://api.github.com', fast)).toThrow(NotRealTime);
    expect(() => ensureSameClock('https://api.github.com', fast)).toThrow('a day of this contract lasts 36 s');
  });
});

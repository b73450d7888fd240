import { THREE_DAYS } from './testing/season/ground.ts';
import { playSeason, type Season } from './testing/season/season.ts';

/** The long run (bench/long/reliability.mjs) in small: three quick days of ten validators, with faults, one malicious, one offline. */
describe('three days with faults and a malicious validator', () => {
  let season: Season;
  beforeAll(async () => {
    season = await playSeason({ days: 3, seed: 11, validators: 10, miners: 10, tempo: THREE_DAYS });
    console.log(JSON.stringify(season, null, 2));
  }, 1_800_000);

  it('wrong no winner, no bounty, no rating and no book', () => expect(season.wrong).toEqual([]));

  it('saw decisions, payments, faults and malice', () => {
    const { decided, paidFirst, rpcFaults, rpcRequests, comparedConclusions, maliciousAccepted } = season.figures;
    expect(decided).toBeGreaterThanOrEqual(2);
    expect(paidFirst).toBeGreaterThanOrEqual(1);
    expect((rpcFaults ?? 0) / (rpcRequests ?? 1)).toBeGreaterThan(0.03);
    expect(comparedConclusions).toBeGreaterThan(10);
    expect(maliciousAccepted).toBeGreaterThan(0);
  });
});

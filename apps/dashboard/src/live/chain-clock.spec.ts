import { jest } from '@jest/globals';
import { TestBed } from '@angular/core/testing';
import type { AsOf } from '../api/model';
import { ChainClock, MONOTONIC } from './chain-clock';

const asOf = (block: number, indexedAt = `2026-11-21T08:00:${String(block % 60).padStart(2, '0')}.000Z`): AsOf => ({
  block,
  hash: `0x${block}`,
  at: new Date(Date.parse('2026-11-21T08:00:00Z') + block * 1_000).toISOString(),
  indexedAt,
  lagBlocks: 0,
});

describe('ChainClock', () => {
  let ms = 0;
  const clock = (): ChainClock => TestBed.inject(ChainClock);

  beforeEach(() => {
    ms = 1_000;
    jest.useFakeTimers();
    TestBed.configureTestingModule({ providers: [{ provide: MONOTONIC, useValue: () => ms }] });
  });
  afterEach(() => jest.useRealTimers());

  it('knows no time before an answer', () => expect(clock().now()).toBeNull());

  it('adds what elapsed here to the chain time of the answer', () => {
    clock().observe(asOf(10));
    ms += 2_500;
    jest.advanceTimersByTime(500);
    expect(clock().now()).toBe(Date.parse('2026-11-21T08:00:12.500Z'));
    expect(clock().block()).toBe(10);
  });

  it('does not go back for an older answer that arrives late', () => {
    clock().observe(asOf(12));
    clock().observe(asOf(11));
    expect(clock().block()).toBe(12);
  });

  it('goes back when a shorter fork was indexed later', () => {
    clock().observe(asOf(12));
    clock().observe(asOf(11, '2026-11-21T08:00:59.000Z'));
    expect(clock().block()).toBe(11);
  });

  it('learns that blocks come slower than their timestamps say', () => {
    for (let block = 10; block < 40; block += 1) {
      clock().observe(asOf(block));
      ms += 2_000;
    }
    jest.advanceTimersByTime(500);
    const ahead = (clock().now() ?? 0) - Date.parse(asOf(39).at);
    expect(ahead).toBeGreaterThan(990);
    expect(ahead).toBeLessThan(1_010);
  });

  it('keeps its start for the same answer seen twice', () => {
    clock().observe(asOf(10));
    ms += 3_000;
    clock().observe(asOf(10));
    jest.advanceTimersByTime(500);
    expect(clock().age()).toBe(3_000);
  });
});

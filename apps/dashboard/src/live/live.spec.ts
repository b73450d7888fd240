import { jest } from '@jest/globals';
import { TestBed } from '@angular/core/testing';
import { ChainClock } from './chain-clock';
import { Live, OPEN_STREAM } from './live';
import type { StreamEvent } from './stream-event';

class FakeStream {
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  private readonly listeners = new Map<string, (event: { data: string }) => void>();
  addEventListener(kind: string, listener: (event: { data: string }) => void): void {
    this.listeners.set(kind, listener);
  }
  close(): void {
    this.closed = true;
  }
  send(kind: string, data: unknown): void {
    this.listeners.get(kind)?.({ data: JSON.stringify(data) });
  }
}

describe('Live', () => {
  let streams: FakeStream[];
  let heard: StreamEvent[];
  let live: Live;
  const last = (): FakeStream => streams.at(-1) as FakeStream;

  beforeEach(() => {
    jest.useFakeTimers();
    streams = [];
    heard = [];
    const open = (): FakeStream => {
      const stream = new FakeStream();
      streams.push(stream);
      return stream;
    };
    TestBed.configureTestingModule({ providers: [{ provide: OPEN_STREAM, useValue: open }] });
    live = TestBed.inject(Live);
    live.events.subscribe((event) => heard.push(event));
    live.start();
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  it('opens one stream and says what changed', () => {
    live.start();
    last().onopen?.();
    last().send('issue', { v: 1, ref: '4' });
    expect(streams).toHaveLength(1);
    expect(live.status()).toBe('live');
    expect(heard).toEqual([{ kind: 'issue', id: '4' }]);
  });

  it('moves the chain clock with each head', () => {
    const asOf = { block: 9, hash: '0x9', at: '2026-11-21T08:00:09Z', indexedAt: '2026-11-21T08:00:09Z', lagBlocks: 0 };
    last().send('head', { v: 1, ref: '9', asOf });
    expect(TestBed.inject(ChainClock).block()).toBe(9);
  });

  it('reopens after a break with a growing pause, and then asks for everything again', () => {
    last().onopen?.();
    last().onerror?.();
    expect(live.status()).toBe('retrying');
    expect(streams[0]?.closed).toBe(true);
    jest.advanceTimersByTime(1_000);
    expect(streams).toHaveLength(2);
    last().onerror?.();
    jest.advanceTimersByTime(1_999);
    expect(streams).toHaveLength(2);
    jest.advanceTimersByTime(1);
    expect(streams).toHaveLength(3);
    last().onopen?.();
    expect(heard).toEqual([{ kind: 'resync' }]);
  });

  it('falls back to polling when the stream stays away, and stops polling when it is back', () => {
    for (const pause of [1_000, 2_000]) {
      last().onerror?.();
      jest.advanceTimersByTime(pause);
    }
    last().onerror?.();
    expect(live.status()).toBe('polling');
    jest.advanceTimersByTime(4_000);
    expect(streams).toHaveLength(4);
    last().onerror?.();
    jest.advanceTimersByTime(1_000);
    expect(heard).toEqual([{ kind: 'resync' }]);
    jest.advanceTimersByTime(7_000);
    last().onopen?.();
    heard.length = 0;
    jest.advanceTimersByTime(20_000);
    expect(live.status()).toBe('live');
    expect(heard).toEqual([]);
  });

  it('opens nothing more once stopped', () => {
    last().onerror?.();
    live.stop();
    jest.advanceTimersByTime(60_000);
    expect(streams).toHaveLength(1);
  });
});

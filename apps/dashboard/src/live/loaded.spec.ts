import { jest } from '@jest/globals';
import { httpResource, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import type { AsOf } from '../api/model';
import { ChainClock } from './chain-clock';
import { Live } from './live';
import { loaded } from './loaded';
import type { StreamEvent } from './stream-event';

interface Answer {
  n: number;
  asOf: AsOf;
}
const asOf = (block: number): AsOf => ({
  block,
  hash: '0x',
  at: '2026-11-21T08:00:00Z',
  indexedAt: `2026-11-21T08:00:0${block}Z`,
  lagBlocks: 0,
});

@Component({ template: '' })
class Host {
  readonly id = signal('1');
  readonly resource = httpResource<Answer>(() => `/thing/${this.id()}`);
  readonly view = loaded(this.resource, { key: this.id, concerns: (event) => event.kind === 'issue' && event.id === this.id() });
}

describe('loaded', () => {
  const events = new Subject<StreamEvent>();
  let host: Host;
  let http: HttpTestingController;
  const settle = async (): Promise<void> => {
    TestBed.tick();
    await Promise.resolve();
    TestBed.tick();
  };
  const answer = async (n: number, id = '1'): Promise<void> => {
    http.expectOne(`/thing/${id}`).flush({ n, asOf: asOf(n) });
    await settle();
  };
  const fail = async (status: number): Promise<void> => {
    http.expectOne('/thing/1').flush(null, { status, statusText: 'x' });
    await settle();
  };
  const tell = async (event: StreamEvent): Promise<void> => {
    events.next(event);
    jest.advanceTimersByTime(200);
    await settle();
  };

  beforeEach(async () => {
    jest.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), { provide: Live, useValue: { events } }],
    });
    host = TestBed.createComponent(Host).componentInstance;
    http = TestBed.inject(HttpTestingController);
    await settle();
  });
  afterEach(() => jest.useRealTimers());

  it('is loading, then ready, and moves the chain clock', async () => {
    expect(host.view()).toEqual({ kind: 'loading' });
    await answer(3);
    expect(host.view()).toMatchObject({ kind: 'ready', value: { n: 3 } });
    expect(TestBed.inject(ChainClock).block()).toBe(3);
  });

  it('is failed, not empty, when nothing ever came', async () => {
    await fail(503);
    expect(host.view()).toMatchObject({ kind: 'failed', problem: { kind: 'broken' } });
  });

  it('keeps the last answer as stale when a reload fails, and heals', async () => {
    await answer(3);
    await tell({ kind: 'issue', id: '1' });
    await fail(500);
    expect(host.view()).toMatchObject({ kind: 'stale', value: { n: 3 }, problem: { kind: 'broken' } });
    await tell({ kind: 'resync' });
    await answer(4);
    expect(host.view()).toMatchObject({ kind: 'ready', value: { n: 4 } });
  });

  it('does not keep what the contract no longer has', async () => {
    await answer(3);
    await tell({ kind: 'resync' });
    await fail(404);
    expect(host.view()).toMatchObject({ kind: 'failed', problem: { kind: 'missing' } });
  });

  it('loads once for several messages in a row, and not for what is none of its business', async () => {
    await answer(3);
    await tell({ kind: 'issue', id: '2' });
    http.expectNone('/thing/1');
    events.next({ kind: 'issue', id: '1' });
    events.next({ kind: 'issue', id: '1' });
    await tell({ kind: 'resync' });
    await answer(5);
    expect(host.view()).toMatchObject({ value: { n: 5 } });
  });

  it('shows nothing of the former thing for another key', async () => {
    await answer(3);
    host.id.set('2');
    await settle();
    expect(host.view()).toEqual({ kind: 'loading' });
    await answer(7, '2');
    expect(host.view()).toMatchObject({ kind: 'ready', value: { n: 7 } });
  });
});

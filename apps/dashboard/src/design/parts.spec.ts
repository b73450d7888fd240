import { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { FundingBar } from '../bounties/funding-bar';
import { Lanes } from '../competitions/lanes';
import { Label } from '../issues/label';
import { ChainClock } from '../live/chain-clock';
import { asOf } from '../mock/builders';
import { Account } from './account';
import { Amount } from './amount';
import { armsOf } from './arms';
import { StaleBanner } from './stale-banner';
import { StateView } from './state-view';
import { TimeText } from './time-text';

const show = async (part: Type<unknown>, inputs: Record<string, unknown>): Promise<HTMLElement> => {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(part);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
};
const text = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('parts', () => {
  it('an amount keeps the last rao in its value and tooltip', async () => {
    const data = (await show(Amount, { rao: '12345678901', field: 'X.y', decimals: 2 })).querySelector('data');
    expect(text(data)).toBe('12.34');
    expect(data?.getAttribute('value')).toBe('12345678901');
    expect(data?.title).toBe('12.345678901 alpha');
    expect(data?.dataset['field']).toBe('X.y');
  });

  it.each([
    ['5000000000', '20000000000', '2500', '25 %'],
    ['20000000000', '20000000000', '10000', '100 %'],
    ['1', '3', '3333', '33.3 %'],
  ])('a bar of %s of %s is a meter at %s', async (filled, target, now, share) => {
    const meter = (await show(FundingBar, { filled, target, fields: { filled: 'f', target: 't', share: 's' } })).querySelector(
      '[role=meter]',
    );
    expect(meter?.getAttribute('aria-valuenow')).toBe(now);
    expect(meter?.getAttribute('aria-valuetext')).toBe(share);
  });

  it('loading, empty, filtered-empty and failed are four pictures', async () => {
    const pictures = [];
    for (const absence of ['loading', 'empty', 'filtered-empty', 'failed']) {
      TestBed.resetTestingModule();
      const element = await show(StateView, {
        absence,
        what: 'issues',
        problem: { kind: 'broken', title: 'The API failed', detail: 'Status 500.' },
      });
      pictures.push([...element.querySelectorAll('h2, p, button')].map(text).filter(Boolean).join(' | '));
    }
    expect(pictures).toEqual([
      'Loading issues…',
      'No issues yet',
      'No issues match these filters | There are some, but none with this search and these filters. | Show all issues',
      'The API failed | Status 500. | Try again',
    ]);
  });

  it('stale names the block that is shown and why there is no newer one', async () => {
    TestBed.inject(ChainClock).observe(asOf(77));
    const fixture = TestBed.createComponent(StaleBanner);
    fixture.componentRef.setInput('asOf', asOf(71));
    fixture.componentRef.setInput('problem', { kind: 'unreachable', title: 'The API cannot be reached', detail: '' });
    await fixture.whenStable();
    expect(text(fixture.nativeElement)).toMatch(/^Not up to date\. Showing block 71, 6 s ago\. The API cannot be reached\./);
  });

  it('a moment is told from chain time, with the block at hand', async () => {
    TestBed.inject(ChainClock).observe({
      block: 77,
      hash: '0x',
      at: '2026-11-21T08:00:00Z',
      indexedAt: '2026-11-21T08:00:00Z',
      lagBlocks: 0,
    });
    const fixture = TestBed.createComponent(TimeText);
    fixture.componentRef.setInput('at', '2026-11-21T07:58:00Z');
    fixture.componentRef.setInput('field', 'X.at');
    fixture.componentRef.setInput('block', 12);
    await fixture.whenStable();
    const time = (fixture.nativeElement as HTMLElement).querySelector('time');
    expect(text(time)).toBe('2 min ago');
    expect(time?.title).toContain('block 12');
  });

  it('an account without a GitHub name shows its address, and the whole of it to a reader', async () => {
    const element = await show(Account, { ss58: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY', field: 'X.hotkey' });
    expect(text(element)).toContain('5Grwv…utQY');
    expect(text(element.querySelector('[data-field="X.hotkey"]'))).toBe('5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY');
  });

  it('a label takes six hex digits as a colour and nothing else', async () => {
    const good = (await show(Label, { name: 'bug', color: 'd73a4a' })).querySelector('i')?.style.background;
    TestBed.resetTestingModule();
    const bad = (await show(Label, { name: 'bug', color: 'url(https://example.test)' })).querySelector('i')?.style.background;
    expect([good, bad]).toEqual(['rgb(215, 58, 74)', 'transparent']);
  });

  it('an account always has the same arms', () => {
    expect(armsOf('5Grwva')).toEqual(armsOf('5Grwva'));
    const seen = new Set(Array.from({ length: 64 }, (_, i) => JSON.stringify(armsOf(`5Miner${i}`))));
    expect(seen.size).toBeGreaterThan(60);
  });

  it('lanes lay both sides on one axis and let close labels take turns', async () => {
    const mark = (key: string, at: number) => ({ key, at, icon: 'pull', label: key, tone: 'plain' });
    const element = await show(Lanes, {
      a: [mark('#1', 50)],
      b: [mark('#2', 50), mark('#3', 52)],
      stretches: [
        { name: 'locked', from: 0, to: 20 },
        { name: 'window', from: 20, to: 100 },
      ],
      now: 60,
    });
    const [one, two, three] = [...element.querySelectorAll('li')] as HTMLElement[];
    expect(one?.style.left).toBe('50%');
    expect(two?.style.left).toBe('50%');
    expect(three?.style.getPropertyValue('--row')).toBe('1');
    expect((element.querySelector('.now') as HTMLElement).style.left).toBe('60%');
  });
});

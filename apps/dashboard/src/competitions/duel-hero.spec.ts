import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { MatchupSide } from '../api/model';
import { matchupSide, minerRef } from '../mock/builders';
import type { Countdown } from './countdown';
import { DuelHero } from './duel-hero';

const locked: Countdown = { state: 'locked', mark: 'open', targetBlock: 172, remainingMs: 42_000, elapsed: 0.4 };

const show = async (a: MatchupSide, b: MatchupSide, over: Record<string, unknown> = {}): Promise<HTMLElement> => {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(DuelHero);
  const headToHead = { winsA: 0, winsB: 0, neither: 0, meetings: [] };
  for (const [name, value] of Object.entries({ a, b, headToHead, countdown: locked, winner: null, ...over }))
    fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
};
const rows = (element: HTMLElement): string[][] =>
  [...element.querySelectorAll('.tape tbody tr')].map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim()));
const rated = (n: number, before: number, after: number | null = null): MatchupSide =>
  matchupSide(n, { rating: { before, after, results: 6, provisional: false, ifWin: 32_000, ifLoss: -32_000 } });

describe('DuelHero', () => {
  it('tells the tape in reading order A, metric, B', async () => {
    const element = await show(rated(0, 1_640_200), { ...rated(1, 1_562_999), earned: '2980000000000' });
    expect(rows(element)).toContainEqual(['1640', 'Rating', '1562']);
    expect(rows(element)).toContainEqual(['40 α', 'Alpha won', '2,980 α']);
    expect(rows(element)).toContainEqual(['+32.0', 'If it wins', '+32.0']);
  });

  it('prefers neither of two equal miners', async () => {
    const element = await show(matchupSide(0), matchupSide(1));
    expect(element.querySelectorAll('.better-a, .better-b')).toHaveLength(0);
  });

  it('counts fewer strikes as the better side', async () => {
    const element = await show(matchupSide(0, { strikes: 2 }), matchupSide(1));
    expect([...element.querySelectorAll('.better-b th')].map((th) => th.textContent)).toEqual(['Strikes']);
  });

  it('names a miner GitHub was not asked about by the account', async () => {
    const element = await show(matchupSide(0), matchupSide(1, { miner: minerRef(1, { login: null }), form: [] }));
    expect(element.querySelector('.b h2')?.textContent?.trim()).toBe('5DAAn…TXFy');
    expect(element.querySelector('.b .first')?.textContent).toBe('first duel');
  });

  it('lays the name of a stranger out by its own direction', async () => {
    const element = await show(matchupSide(0, { miner: minerRef(0, { login: 'שלום-🛡️' }) }), matchupSide(1));
    expect(element.querySelector('.a h2 a')?.getAttribute('dir')).toBe('auto');
  });

  it('names the winner in words and shows what the rating did', async () => {
    const element = await show(rated(0, 1_500_000, 1_548_000), rated(1, 1_500_000, 1_452_000), { winner: 'a' });
    expect(element.querySelector('.a .letter')?.textContent).toContain('winner');
    expect(element.querySelector('.b .letter')?.textContent).not.toContain('winner');
    expect(element.querySelector('.a .change')?.textContent).toBe('+48.0');
    expect(element.querySelector('.b .change')?.textContent).toBe('−48.0');
  });

  it('shows the form oldest first, each mark a link to its competition', async () => {
    const element = await show(matchupSide(0), matchupSide(1));
    const marks = [...element.querySelectorAll('.a app-form-strip a')];
    expect(marks.map((mark) => mark.textContent)).toEqual(['W', 'F', 'W']);
    expect(marks.map((mark) => mark.getAttribute('href'))).toEqual(['/competitions/2', '/competitions/4', '/competitions/6']);
  });

  it.each([
    [locked, 'Window opens in', '0:42'],
    [{ ...locked, state: 'awaiting_block', remainingMs: 0 } as Countdown, 'Awaiting block', '172'],
    [{ state: 'void', mark: null, targetBlock: null, remainingMs: 0, elapsed: 1 } as Countdown, 'Void', null],
  ])('shows the clock as it stands', async (countdown, headline, clock) => {
    const element = await show(matchupSide(0), matchupSide(1), { countdown });
    expect(element.querySelector('.headline')?.textContent).toBe(headline);
    expect(element.querySelector('.clock.num')?.textContent ?? null).toBe(clock);
  });
});

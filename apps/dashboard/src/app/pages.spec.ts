import { TestBed } from '@angular/core/testing';
import { PAGES, openPage } from '../../test/open-page';
import { Live } from '../live/live';
import { routes } from './app.routes';

const RESYNC_AND_RELOAD_MS = 900;

const text = (element: Element | null | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

const states = (element: HTMLElement): string[] =>
  [...element.querySelectorAll('app-state')].map((state) => state.getAttribute('data-state') ?? '');

describe('pages', () => {
  it.each(PAGES)('%s shows data when there is some', async (url) => {
    const page = await openPage(url);
    expect(states(page)).toEqual([]);
    expect(page.querySelectorAll('[data-field]').length).toBeGreaterThan(10);
    expect(page.querySelectorAll('h1')).toHaveLength(1);
  });

  it.each(PAGES)('%s says that it is loading, and nothing else', async (url) => {
    const page = await openPage(url, 'split-vote', 'silent');
    expect(new Set(states(page))).toEqual(new Set(['loading']));
  });

  it.each(PAGES)('%s does not show an unreachable server as emptiness', async (url) => {
    const page = await openPage(url, 'split-vote', 'unreachable');
    expect(new Set(states(page))).toEqual(new Set(['failed']));
    expect(text(page)).toContain('The API cannot be reached');
    expect(text(page)).not.toMatch(/\bNo (issues|duels|validators|rated miners) yet/);
  });

  it.each(PAGES)('%s keeps what it has when a newer answer cannot be had, and says so', async (url) => {
    const page = await openPage(url, 'split-vote', 'stale');
    TestBed.inject(Live).start();
    await new Promise((done) => setTimeout(done, RESYNC_AND_RELOAD_MS));
    TestBed.tick();
    expect(text(page.querySelector('[data-state="stale"]'))).toContain('Not up to date.');
    expect(page.querySelectorAll('[data-field]').length).toBeGreaterThan(10);
  });

  it('/issues tells an empty contract from filters that match nothing', async () => {
    expect(text(await openPage('/issues', 'empty'))).toContain('No issues yet');
    expect(states(await openPage('/issues', 'empty'))).toEqual(['empty']);
    expect(states(await openPage('/issues?q=nothing-has-this-name'))).toEqual(['filtered-empty']);
  });

  it('/issues takes its filters from the URL', async () => {
    const page = await openPage('/issues?status=solved');
    expect([...page.querySelectorAll('app-issue-row h2')].map(text)).toEqual(['Dark mode toggle flickers on first paint']);
    expect(text(page.querySelector('[aria-pressed="true"]'))).toBe('Solved 1');
  });

  it('shows the title of a stranger as text, whatever it contains', async () => {
    const page = await openPage('/competitions/7', 'hostile');
    expect(page.querySelector('h1 script')).toBeNull();
    expect(text(page.querySelector('h1'))).toContain('<script>alert(1)</script>');
  });

  it.each([
    ['window-locked', 'Window locked', 'Window opens in'],
    ['window-open', 'Window open', 'Window closes in'],
    ['quorum', 'Decided', 'Payout in'],
    ['paid', 'Paid', 'Paid'],
    ['both-fail', 'Decided', 'Decided'],
    ['void', 'Void', 'Void'],
  ] as const)('the matchup of %s is %s', async (scenario, chip, headline) => {
    const page = await openPage('/competitions/7', scenario);
    expect(text(page.querySelector('[data-field="CompetitionWindow.phase"]'))).toBe(chip);
    expect(text(page.querySelector('app-countdown .headline'))).toBe(headline);
  });

  it('the matchup proves a payment to the last rao', async () => {
    const page = await openPage('/competitions/7', 'paid');
    expect(page.querySelector('[data-field="PayoutProof.amount"]')?.getAttribute('value')).toBe('20000000000');
    expect(text(page.querySelector('.proof'))).toContain('block 592');
    expect([...page.querySelectorAll('[data-field="SideRating.after"]')].map(text)).toEqual(['+25.0', '−31.2']);
  });

  it('has no dead links', async () => {
    const patterns = routes.flatMap(({ path }) =>
      path && path !== '**' ? [new RegExp(`^/${path.replace(/:\w+/g, '[^/?]+')}(\\?.*)?$`)] : [],
    );
    for (const url of PAGES) {
      const page = await openPage(url, 'paid');
      for (const link of page.querySelectorAll<HTMLAnchorElement>('a[href^="/"]')) {
        const path = link.getAttribute('href') ?? '';
        const known = patterns.some((pattern) => pattern.test(path));
        expect([url, path, known]).toEqual([url, path, true]);
      }
    }
  });
});

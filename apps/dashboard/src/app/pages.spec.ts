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
    ['reopened', 'Reopened', 'New vote ends in'],
    ['holdback', 'First part paid', 'Rest paid in'],
    ['final', 'Paid in full', 'Final'],
    ['reverted', 'Reverted', 'Final'],
    ['both-fail', 'Decided', 'Challenge ends in'],
    ['void', 'Void', 'Void'],
  ] as const)('the matchup of %s is %s', async (scenario, chip, headline) => {
    const page = await openPage('/competitions/7', scenario);
    expect(text(page.querySelector('[data-field="CompetitionWindow.phase"]'))).toBe(chip);
    expect(text(page.querySelector('app-countdown .headline'))).toBe(headline);
  });

  const values = (page: HTMLElement, field: string): (string | null)[] =>
    [...page.querySelectorAll(`[data-field="${field}"]`)].map((element) => element.getAttribute('value'));

  it('the matchup proves both payments to the last rao', async () => {
    const page = await openPage('/competitions/7', 'final');
    expect(values(page, 'PayoutProof.amount')).toEqual(['15000000000', '5000000000']);
    expect([...page.querySelectorAll('[data-field="PayoutProof.block"]')].map(text)).toEqual(['592', '1240']);
    expect([...page.querySelectorAll('[data-field="SideRating.after"]')].map(text)).toEqual(['+25.0', '−31.2']);
  });

  it('the matchup says what is held back and until when', async () => {
    const page = await openPage('/competitions/7', 'holdback');
    expect(values(page, 'Holdback.amount')).toEqual(['5000000000']);
    expect(text(page.querySelector('[data-field="Holdback.untilBlock"]'))).toBe('1239');
    expect(values(page, 'PayoutProof.amount')).toEqual(['15000000000']);
  });

  it('the matchup says that a solution was reverted, and promises no payment', async () => {
    const page = await openPage('/competitions/7', 'reverted');
    expect(text(page.querySelector('app-outcome'))).toContain('solution reverted');
    expect(page.querySelector('[data-field="Holdback.untilBlock"]')).toBeNull();
  });

  it('a decision that was set aside names no winner and no payment', async () => {
    const page = await openPage('/competitions/7', 'reopened');
    expect(text(page.querySelector('app-outcome'))).toContain('challenged, no longer counts');
    expect(page.querySelector('app-payout-parts')).toBeNull();
    expect(page.querySelector('.corner.won')).toBeNull();
  });

  it.each([
    ['holdback', 'paid 15 α alpha, the rest is held back.', 'Rest (current)'],
    ['final', 'paid 20 α alpha.', 'Rest (done)'],
    ['reverted', 'paid 15 α alpha; the solution was reverted and the rest is recycled.', 'Reverted (failed)'],
  ] as const)('the issue of %s says what its winner got', async (scenario, banner, step) => {
    const page = await openPage('/issues/12', scenario);
    expect(text(page.querySelector('.banner.good')).replace(/(\d)α/, '$1 α')).toContain(banner);
    expect(text(page.querySelector('app-stepper li:last-child'))).toContain(step);
  });

  it('the contract page says when the contract is paused', async () => {
    expect(text(await openPage('/contract', 'paused'))).toContain('Paused by the owner.');
    expect(text(await openPage('/contract', 'final'))).not.toContain('Paused by the owner.');
  });

  it('the picture of the money has a place for every rao received', async () => {
    const page = await openPage('/contract', 'final');
    const of = (field: string): bigint =>
      BigInt(page.querySelector(`app-ledger-flow [data-field="LedgerTotals.${field}"]`)?.getAttribute('value') ?? '0');
    const rounding = BigInt(text(page.querySelector('[data-field="LedgerTotals.rounding"]')));
    const places = ['filledUnpaid', 'holdbacks', 'paid', 'recycled', 'pool'].map(of);
    expect(of('holdbacks')).toBe(5_000_000_000n);
    expect(places.reduce((sum, rao) => sum + rao, rounding)).toBe(of('received'));
  });

  it('has no dead links', async () => {
    const patterns = routes.flatMap(({ path }) =>
      path && path !== '**' ? [new RegExp(`^/${path.replace(/:\w+/g, '[^/?]+')}(\\?.*)?$`)] : [],
    );
    for (const url of PAGES) {
      const page = await openPage(url, 'final');
      for (const link of page.querySelectorAll<HTMLAnchorElement>('a[href^="/"]')) {
        const path = link.getAttribute('href') ?? '';
        const known = patterns.some((pattern) => pattern.test(path));
        expect([url, path, known]).toEqual([url, path, true]);
      }
    }
  });
});

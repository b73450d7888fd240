import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { until } from './until.ts';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'];

/** Where on the matchup page a person looks, by the `data-field` of the wire type. */
const PLACES = {
  phase: '[data-field="CompetitionWindow.phase"]',
  names: 'main',
  pulls: 'main',
  payout: '[data-field="PayoutProof.block"]',
} as const;

/** Somebody who has a page open in Debian's Chromium and never reloads it. */
export class MatchupWatcher {
  private constructor(
    private readonly browser: Browser,
    private readonly page: Page,
    private readonly errors: string[],
  ) {}

  static async open(url: string): Promise<MatchupWatcher> {
    const browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    const context = await browser.newContext();
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(url);
    return new MatchupWatcher(browser, page, errors);
  }

  /** Waits until a place of the page reads like `pattern`, without a reload. */
  async sees(place: keyof typeof PLACES, pattern: RegExp, seconds: number): Promise<void> {
    await until(`the page's ${place} reads ${pattern}`, seconds, async () => {
      const texts = await this.page.locator(PLACES[place]).allInnerTexts();
      if (texts.some((text) => pattern.test(text))) return true;
      throw new Error(`it reads: ${texts.join(' | ').slice(0, 300)}`);
    });
  }

  /** Violations of WCAG 2.2 A and AA as axe sees them, and errors thrown in the page. */
  async violations(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: this.page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
    return [...this.errors, ...violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target.join(' ')).join(', ')}`)];
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

const chromiumPath = (): string => {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const found = BROWSERS.map((name) => join(folder, name)).find(existsSync);
    if (found) return found;
  }
  throw new Error('No Chromium on PATH; npm test installs it.');
};

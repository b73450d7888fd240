import { HttpBackend } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import { appConfig } from '../src/app/app.config';
import { OPEN_STREAM } from '../src/live/live';
import { handlersFor } from '../src/mock/handlers';
import { MockBackend, type Mood } from '../src/mock/mock-backend';
import { SCENARIOS, type ScenarioName } from '../src/mock/scenarios';
import { SilentStream } from '../src/mock/silent-stream';

/** Every page there is, by an address that leads to it. */
export const PAGES = [
  '/issues',
  '/issues/12',
  '/competitions',
  '/competitions/7',
  '/ratings',
  `/miners/${SCENARIOS.final.miner.miner.hotkey}`,
  '/validators',
  '/contract',
] as const;

/** For tests: opens a page of a scenario as the application does, and waits until it has loaded what it loads. */
export const openPage = async (url: string, name: ScenarioName = 'split-vote', mood: Mood = 'well'): Promise<HTMLElement> => {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      ...appConfig.providers,
      { provide: HttpBackend, useValue: new MockBackend(handlersFor(SCENARIOS[name]), mood) },
      { provide: OPEN_STREAM, useValue: () => new SilentStream(mood === 'stale') },
    ],
  });
  const harness = await RouterTestingHarness.create(url);
  if (mood === 'silent') harness.detectChanges();
  else await harness.fixture.whenStable();
  return harness.routeNativeElement as HTMLElement;
};

import { HttpBackend } from '@angular/common/http';
import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { OPEN_STREAM } from './live/live';
import { handlersFor } from './mock/handlers';
import { type Mood, MockBackend } from './mock/mock-backend';
import { SilentStream } from './mock/silent-stream';
import { SCENARIOS, type ScenarioName } from './mock/scenarios';

const MOODS: readonly Mood[] = ['well', 'unreachable', 'silent', 'stale'];

// `?scenario=split-vote&mood=stale`; remembered while the tab is open, for links inside the page do not carry them.
const asked = new URLSearchParams(location.search);
const remembered = (key: string): string | null => {
  const value = asked.get(key) ?? sessionStorage.getItem(key);
  if (value !== null) sessionStorage.setItem(key, value);
  return value;
};
const names = Object.keys(SCENARIOS) as ScenarioName[];
const scenario = SCENARIOS[names.find((name) => name === remembered('scenario')) ?? 'window-open'];
const mood = MOODS.find((one) => one === remembered('mood')) ?? 'well';

bootstrapApplication(App, {
  providers: [
    ...appConfig.providers,
    { provide: HttpBackend, useValue: new MockBackend(handlersFor(scenario), mood) },
    { provide: OPEN_STREAM, useValue: () => new SilentStream(mood === 'stale') },
  ],
}).catch((error: unknown) => console.error(error));

import { existsSync } from 'node:fs';
import { built } from '../settings.ts';
import { type Running, type Stage, startNode } from './part.ts';
import { answersHttp } from './probe.ts';

/** Starts the API, which serves the dashboard too. Errors: PartFailed. */
export const startApi = async (stage: Stage, databaseUrl: string): Promise<{ running: Running; url: string }> => {
  const { settings } = stage;
  const url = `http://127.0.0.1:${settings.ports.api}`;
  const dashboard = built(settings, 'apps/dashboard/dist/browser');
  const running = await startNode(stage, {
    name: 'api',
    args: ['--max-old-space-size=256', built(settings, 'apps/api/dist/main.js')],
    variables: {
      DATABASE_URL: databaseUrl,
      HOST: '127.0.0.1',
      PORT: String(settings.ports.api),
      LOG_LEVEL: 'warn',
      ...(existsSync(dashboard) ? { DASHBOARD_DIR: dashboard } : {}),
    },
    isReady: () => answersHttp(`${url}/api/v1/health/live`),
  });
  return { running, url };
};

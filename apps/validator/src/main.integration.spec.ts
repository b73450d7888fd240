import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built process, as an operator starts it. */
const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const CONTRACT = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const NOBODY = 'ws://127.0.0.1:9'; // the discard port: nobody listens
const settings = { CONTRACT_ADDRESS: CONTRACT, VALIDATOR_KEY: '//Validator//1', GITHUB_API_URL: 'http://127.0.0.1:9', CHAIN_URL: NOBODY };

describe('the process', () => {
  const children: ChildProcess[] = [];
  beforeAll(() => expect({ built: existsSync(MAIN) }).toEqual({ built: true }));
  afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

  const start = (environment: Record<string, string>, args: string[] = []) => {
    const child = spawn(process.execPath, [MAIN, ...args], { env: { PATH: process.env['PATH'] ?? '', ...environment } });
    children.push(child);
    const output: string[] = [];
    child.stdout.on('data', (data: Buffer) => output.push(data.toString()));
    child.stderr.on('data', (data: Buffer) => output.push(data.toString()));
    const says = async (sentence: RegExp): Promise<void> => {
      while (!sentence.test(output.join(''))) await once(child.stdout, 'data', { signal: AbortSignal.timeout(30_000) });
    };
    return { child, output, says, ended: once(child, 'exit') as Promise<[number | null, string | null]> };
  };

  it('ends with code 1 and a line for each wrong setting', async () => {
    const { output, ended } = start({ ...settings, CONTRACT_ADDRESS: 'nonsense', ROUND_BLOCKS: '0' });
    expect((await ended)[0]).toBe(1);
    expect(output.join('')).toMatch(/CONTRACT_ADDRESS: .*\nROUND_BLOCKS: /);
  });

  it('says that the node is down, tries again, and ends with code 0 when told to', async () => {
    const { child, says, ended } = start(settings);
    await says(/the node at ws:.* cannot be reached: .*; trying again in 2 s/);
    const told = performance.now();
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(performance.now() - told).toBeLessThan(10_000);
  });

  it('explains how explain is called', async () => {
    const { output, ended } = start(settings, ['explain', 'everything']);
    expect((await ended)[0]).toBe(1);
    expect(output.join('')).toBe('usage: explain [ISSUE] [--json], where ISSUE is its number in the contract\n');
  });
});

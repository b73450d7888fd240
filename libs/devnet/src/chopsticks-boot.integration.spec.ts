import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PROGRAM = fileURLToPath(new URL('./testing/chopsticks-boot.ts', import.meta.url));

// Whoever prefers Chopsticks' tools can use them on our chain (docs/decisions/0004).
describe('the same blob in Chopsticks', () => {
  it('boots, goes on by the slot of the preset, and moves money by a signed transaction', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', PROGRAM], {
      env: { ...process.env, LOG_LEVEL: 'error' },
    });
    const seen: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    expect(seen).toEqual({ slotMillis: 1_000, received: '5000000000' });
  });
});

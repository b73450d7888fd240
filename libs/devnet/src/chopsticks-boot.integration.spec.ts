import { saidBy } from './testing/program.ts';

// Whoever prefers Chopsticks' tools can use them on our chain (docs/decisions/0004).
describe('the same blob in Chopsticks', () => {
  it('boots, goes on by the slot of the preset, and moves money by a signed transaction', async () => {
    expect(await saidBy('chopsticks-boot.ts')).toEqual({ slotMillis: 1_000, received: '5000000000' });
  }, 600_000);
});

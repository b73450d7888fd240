import type { TwinContract } from './contract.ts';

/** The invariants of docs/contract.md that the twin can break; answers a sentence for each that does not hold. */
export const audit = (twin: TwinContract): string[] => {
  const broken: string[] = [];
  const { received, pool, paid, recycled, deposited, withdrawn, slashed } = twin.ledger;
  let alpha = pool + paid + recycled;
  let tao = withdrawn + slashed;
  for (const { filled } of twin.issues.values()) alpha += filled;
  for (const { free, enrolment } of twin.miners.values()) tao += free + (enrolment?.lock ?? 0n);
  const busy = new Map<string, number>();
  const open = new Map<bigint, number>();
  for (const { held, a, b, decidedAt, issue } of twin.competitions.values()) {
    alpha += held;
    tao += a.lock + b.lock;
    if (a.lock < 0n || b.lock < 0n || held < 0n) broken.push('an amount is negative');
    if (decidedAt !== null) continue;
    for (const { miner } of [a, b]) busy.set(miner.hotkey, (busy.get(miner.hotkey) ?? 0) + 1);
    open.set(issue.id, (open.get(issue.id) ?? 0) + 1);
  }
  if (alpha !== received) broken.push(`alpha: received ${received}, accounted for ${alpha}`);
  if (tao !== deposited) broken.push(`TAO: deposited ${deposited}, accounted for ${tao}`);
  for (const [hotkey, count] of busy) if (count > 1) broken.push(`${hotkey} is in ${count} competitions`);
  for (const [issue, count] of open) if (count > 1) broken.push(`issue ${issue} has ${count} competitions`);
  return broken;
};

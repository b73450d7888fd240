import type { Caller } from '@joust/axon';
import type { Claim, Config, Enrolment, Identity, Issue, Joust } from '@joust/contract';
import { accountId, type AccountId } from '@joust/units';
import { z } from 'zod';

/** What a miner's axon must know of the chain, read at one block. */
export interface MinerView {
  readonly config: Config;
  readonly identity: Identity | null;
  readonly claim: Claim | null;
  readonly enrolment: Enrolment | null;
  /** The contract's nonce of the hotkey: an intent must be above it. */
  readonly nonce: bigint;
  /** Those that are wanted; one that is gone is not among them. */
  readonly issues: readonly Issue[];
  readonly callers: ReadonlyMap<AccountId, Caller>;
}

const PAGE = 50;

/** Errors: those of libs/contract; a view is whole or there is none. */
export const readMinerView = async (joust: Joust, hotkey: AccountId, wanted: readonly bigint[]): Promise<MinerView> => {
  const { hash: at } = await joust.chain.tip();
  const { read } = joust;
  const config = await read.config({ at });
  const [identity, claim, enrolment, nonce, issues, callers] = await Promise.all([
    read.identity(hotkey, { at }),
    readClaim(joust, hotkey, at),
    read.enrolment(hotkey, { at }),
    read.enrolmentNonce(hotkey, { at }),
    Promise.all(wanted.map((id) => read.issue(id, { at }))),
    readCallers(joust, config.netuid, at),
  ]);
  return { config, identity, claim, enrolment, nonce, issues: issues.filter((issue) => issue !== null), callers };
};

const readClaim = async ({ read }: Joust, hotkey: AccountId, at: string): Promise<Claim | null> => {
  for (let from: number | null = 0; from !== null;) {
    const page: { items: Claim[]; next: number | null } = await read.claims(from, PAGE, { at });
    const own = page.items.find((claim) => claim.hotkey === hotkey);
    if (own) return own;
    from = page.next;
  }
  return null;
};

const Size = z.coerce.number().int().nonnegative();
const Permits = z.array(z.boolean());
const Account = z.string().transform((text) => accountId(text));
const Rao = z.coerce.bigint();

/** Every neuron of the subnet; of those without a permit the stake is not asked. */
const readCallers = async ({ chain }: Joust, netuid: number, at: string): Promise<ReadonlyMap<AccountId, Caller>> => {
  const storage = (entry: string, ...keys: unknown[]) => chain.storage('SubtensorModule', entry, keys, { at });
  const size = Size.parse(await storage('SubnetworkN', netuid));
  const permits = Permits.parse(await storage('ValidatorPermit', netuid));
  const callers = Array.from({ length: size }, async (_, uid): Promise<[AccountId, Caller]> => {
    const hotkey = Account.parse(await storage('Keys', netuid, uid));
    const permit = permits[uid] ?? false;
    return [hotkey, { permit, stake: permit ? Rao.parse(await storage('TotalHotkeyAlpha', hotkey, netuid)) : 0n }];
  });
  return new Map(await Promise.all(callers));
};

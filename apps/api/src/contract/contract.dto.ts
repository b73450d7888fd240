import { AsOf } from '../wire/as-of.dto.ts';
import { Account, BlockNumber, Fields, Flag, Hash, Id, Int, Part, Rao, Text, Word } from '../wire/fields.ts';
import { Parameters } from '../wire/parameters.dto.ts';
import { BlockRef, EventRef } from '../wire/references.dto.ts';
import { LEDGER_KIND_WORDS, type LedgerKindWord } from '../wire/words.ts';

/** The contract's account of its alpha: `received = pool + filledUnpaid + holdbacks + paid + recycled + rounding`. */
export class LedgerTotals {
  @Rao('Received by emissions.', '200000000000')
  received!: string;
  @Rao('Received and neither filled, paid nor recycled: recycling failed and is tried again.', '0')
  pool!: string;
  @Rao('In bounties that are not paid.', '60000000000')
  filledUnpaid!: string;
  @Rao('Held back of solved issues, until the time for a revert is over.', '5000000000')
  holdbacks!: string;
  @Rao('Paid to winners.', '80000000000')
  paid!: string;
  @Rao('Recycled.', '60000000000')
  recycled!: string;
  @Rao('What the chain rounded, signed.', '0')
  rounding!: string;
  @Rao('Received minus all the others: 0, or money is missing.', '0')
  gap!: string;
}

/** The contract as the index knows it. */
export class ContractDetail {
  @Account('Address; also the coldkey of its neuron.')
  address!: string;
  @Hash('Hash of its code.')
  codeHash!: string;
  @Int('Version it reports.', 1)
  version!: number;
  @Account('Owner.')
  owner!: string;
  @Int('Subnet.', 1, { minimum: 0 })
  netuid!: number;
  @Account('Hotkey of its neuron, a key nobody holds.')
  hotkey!: string;
  @Int('Blocks of a contract day.', 36, { minimum: 1 })
  blocksPerDay!: number;
  @Int('Milliseconds of a block.', 1000, { minimum: 1 })
  msPerBlock!: number;
  @Part('First block.', () => BlockRef)
  created!: BlockRef;
  @Int('Blocks of an epoch.', 9, { minimum: 1 })
  epochBlocks!: number;
  @BlockNumber('Anchor of the running epoch.', 5112)
  anchor!: number;
  @BlockNumber('Next anchor.', 5121)
  nextAnchor!: number;
  @BlockNumber('Epoch of the last freeze of weights; null before the first.', 5112, { nullable: true })
  frozenAnchor!: number | null;
  @Rao('Weight of all validators in that freeze.', '120000000000')
  totalWeight!: string;
  @Flag('The chain tells how much stake can be moved, and the harvest asks.', true)
  usesAvailability!: boolean;
  @Flag('No registrations, enrolments, deposits and new pairs; votes, payments and withdrawals go on.', false)
  paused!: boolean;
  @Int('Version of the parameters in force.', 1, { minimum: 1 })
  paramsId!: number;
  @Part('Parameters in force.', () => Parameters)
  parameters!: Parameters;
  @Part('Its account.', () => LedgerTotals)
  ledger!: LedgerTotals;
  @Part('The moment all of this speaks of.', () => AsOf)
  asOf!: AsOf;
}

/** A movement of money and the account after it. */
export class LedgerRow {
  @Part('The event.', () => EventRef)
  event!: EventRef;
  @Word('What moved it.', LEDGER_KIND_WORDS, 'harvested')
  kind!: LedgerKindWord;
  @Rao('Moved.', '2500000000')
  amount!: string;
  @Id('Issue; null when it concerns none.', '7', { nullable: true })
  issueId!: string | null;
  @Id('Competition; null when it concerns none.', '3', { nullable: true })
  competitionId!: string | null;
  @Part('The account after it.', () => LedgerTotals)
  after!: LedgerTotals;
}

/** A change of the rules or of who decides. */
export class ContractChangeRow {
  @Part('The event.', () => EventRef)
  event!: EventRef;
  @Text('Name of the event.', 'ValidatorAdded')
  name!: string;
  @Fields('What it set.', { hotkey: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY' })
  after!: object;
}

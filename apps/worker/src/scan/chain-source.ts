import { BlockUnknown, EVENTS_KEY, type Chain, type RuntimeCodec, type RuntimeVersion } from '@joust/contract';
import { addContext } from '@joust/units';
import { hexToU8a } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { z } from 'zod';
import { EmptyBlock, type BlockPoint, type BlockSource, type SourceBlock } from './source.ts';

const HexText = z.string().regex(/^0x[0-9a-f]*$/);
const SignedBlock = z.object({
  block: z.object({ header: z.object({ parentHash: HexText, number: HexText.transform(Number) }), extrinsics: z.array(HexText) }),
});
type SignedBlock = z.infer<typeof SignedBlock>;

/** Blocks of a node, read in batches of JSON-RPC. Follows finalized blocks; the devnet's head is final. */
export class ChainSource implements BlockSource {
  constructor(private readonly chain: Chain) {}

  get genesisHash(): string {
    return this.chain.genesisHash;
  }

  tip(): Promise<BlockPoint> {
    return this.chain.finalized();
  }

  hashAt(number: number): Promise<string> {
    return this.chain.blockHash(number);
  }

  watch(listener: () => void): Promise<() => void> {
    return this.chain.subscribeHeads(listener, 'finalized');
  }

  async blocks(first: number, last: number): Promise<SourceBlock[]> {
    const hashes = await this.hashes(first, last);
    const answers = await this.chain.batch(
      hashes.flatMap((hash) => [
        { method: 'chain_getBlock', params: [hash] },
        { method: 'state_getStorage', params: [EVENTS_KEY, hash] },
      ]),
    );
    const raw = hashes.map((hash, index) => {
      const number = first + index;
      const block = answers[index * 2];
      const events = answers[index * 2 + 1];
      if (block === null || block === undefined) throw new BlockUnknown(hash);
      if (events === null || events === undefined) throw new EmptyBlock(number);
      return { number, hash, block: SignedBlock.parse(block).block, events: HexText.parse(events) };
    });
    const versions = await this.versions(raw.map(({ block }) => block.header.parentHash));
    return Promise.all(raw.map((one, index) => this.decode(one, versions[index] as RuntimeVersion)));
  }

  private async hashes(first: number, last: number): Promise<string[]> {
    const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const answers = await this.chain.batch(numbers.map((number) => ({ method: 'chain_getBlockHash', params: [number] })));
    return answers.map((answer, index) => {
      if (answer === null) throw new BlockUnknown(first + index);
      return HexText.parse(answer);
    });
  }

  /** The runtime of a block is the one in force after its parent. Versions only rise: equal ends mean that all are equal. */
  private async versions(parents: readonly string[]): Promise<RuntimeVersion[]> {
    const [first, last] = await Promise.all([
      this.chain.runtimeVersion({ at: parents[0] }),
      this.chain.runtimeVersion({ at: parents.at(-1) }),
    ]);
    if (first.specVersion === last.specVersion) return parents.map(() => first);
    return Promise.all(parents.map((at) => this.chain.runtimeVersion({ at })));
  }

  private async decode(
    { number, hash, block, events }: { number: number; hash: string; block: SignedBlock['block']; events: string },
    version: RuntimeVersion,
  ): Promise<SourceBlock> {
    try {
      const runtime = await this.chain.runtimeOf(version, { at: block.header.parentHash });
      return decodeBlock(runtime, { number, hash, block, events, specVersion: version.specVersion });
    } catch (error) {
      throw addContext(error, { block: number, blockHash: hash });
    }
  }
}

interface RawBlock {
  readonly number: number;
  readonly hash: string;
  readonly block: SignedBlock['block'];
  readonly events: string;
  readonly specVersion: number;
}

const decodeBlock = (runtime: RuntimeCodec, { number, hash, block, events, specVersion }: RawBlock): SourceBlock => {
  const extrinsics = block.extrinsics.map((encoded) => ({ ...runtime.extrinsic(hexToU8a(encoded)), hash: blake2AsHex(encoded) }));
  const decoded = runtime.events(hexToU8a(events));
  if (decoded.length === 0) throw new EmptyBlock(number);
  return {
    number,
    hash,
    parentHash: block.header.parentHash,
    millis: millisOf(extrinsics, number),
    specVersion,
    extrinsics,
    events: decoded,
  };
};

/** The inherent that sets the time comes with every block. */
const millisOf = (extrinsics: SourceBlock['extrinsics'], number: number): number => {
  const set = extrinsics.find((extrinsic) => extrinsic.pallet === 'Timestamp' && extrinsic.name === 'set');
  const now = Number(set?.args['now']);
  if (!Number.isSafeInteger(now)) throw new Error(`block ${number} does not set the time`);
  return now;
};

export { plain, type Plain } from './plain.ts';
export { RuntimeCodec, RuntimeDecodeFailed, type ChainCall, type ChainEvent, type ChainExtrinsic } from './runtime-codec.ts';

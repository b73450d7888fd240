export * from './abi/events.ts';
export * from './abi/messages.ts';
export * from './generated/errors.ts';
export * from './generated/events.ts';
export type * from './generated/messages.ts';
export * from './generated/selectors.ts';
export type * from './generated/types.ts';
export { decodeWith, encodeWith, type Codec, type Hex, type Result } from './scale/index.ts';
export {
  Chain,
  EVENTS_KEY,
  type At,
  type BlockRef,
  type ChainOptions,
  type Finality,
  type Header,
  type RuntimeVersion,
} from './chain/chain.ts';
export * from './chain/errors.ts';
export type { Instantiation } from './chain/contracts-api.ts';
export { whyNotInstantiated } from './chain/instantiate.ts';
export type { RpcCall } from './chain/rpc-socket.ts';
export { type Signer, UnknownExtension } from './chain/signing.ts';
export type { Call } from './chain/signer-queue.ts';
export type { Receipt, SubmitOptions } from './chain/submit.ts';
export { Joust, emittedBy, type CallOptions, type ContractReceipt } from './joust.ts';
export * from './runtime/index.ts';
export { DEFAULT_PARAMS } from './default-params.ts';
export { intentBytes, isIntentSigned, type IntentScope } from './relay/intent.ts';
export { isTextSigned } from './relay/signed-text.ts';

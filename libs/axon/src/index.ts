export { ipNumber, ipText, isPublic, type Address } from './address.ts';
export { isProofRef, SYNAPSE, type MinerAnswer, type Question, type SignedIntent } from './answer.ts';
export { askAxon, type AskOptions, type Asked } from './ask.ts';
export { AddressUnavailable, startAxon, type Axon, type AxonOptions, type Desk } from './axon.ts';
export { Gate, type Caller, type GateSettings } from './gate.ts';
export { HEADER, bodyHashOf, signedHeaders, signedLine, type Credentials } from './headers.ts';
export { publishedAddress, type PublishedAddress } from './published.ts';
export { isInForce, isRunningOut, samePicks } from './renewal.ts';
export { REFUSALS, Refused, type RefusalCode } from './refusal.ts';

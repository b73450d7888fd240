export * from './codec.ts';
export * from './primitives.ts';
export { DecodeFailed, ScaleReader } from './reader.ts';
export * from './shapes.ts';
export { ScaleWriter } from './writer.ts';

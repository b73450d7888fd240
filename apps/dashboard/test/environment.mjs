import { TestEnvironment } from 'jest-environment-jsdom';

/** What jsdom lacks or has in a realm of its own, and the generated mocks need from one realm: Node's. */
const FROM_NODE = [
  'fetch',
  'Request',
  'Response',
  'Headers',
  'FormData',
  'Blob',
  'ReadableStream',
  'WritableStream',
  'TransformStream',
  'TextEncoder',
  'TextDecoder',
  'TextDecoderStream',
  'AbortController',
  'AbortSignal',
  'BroadcastChannel',
  'WebSocket',
  'structuredClone',
];

export default class Environment extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of FROM_NODE) this.global[name] = globalThis[name];
    // jsdom measures nothing; what only needs to be called exists.
    this.global.window.scrollTo = () => {};
  }

  exportConditions() {
    return [''];
  }
}

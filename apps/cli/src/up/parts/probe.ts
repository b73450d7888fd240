import { connect } from 'node:net';

const PROBE_MILLIS = 2_000;

/** Whether an address answers HTTP with a success. Not answering is what is asked about, so it is no error. */
export const answersHttp = async (url: string, init: RequestInit = {}): Promise<boolean> => {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(PROBE_MILLIS) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false; // not listening yet
  }
};

/** Whether a server on 127.0.0.1 answers a line with text that begins as expected. */
export const answersLine = (port: number, line: string, expected: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: PROBE_MILLIS });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', () => socket.write(`${line}\r\n`));
    socket.on('data', (data) => done(String(data).startsWith(expected)));
    socket.on('timeout', () => done(false));
    socket.on('error', () => done(false)); // not listening yet
  });

/** Whether something listens on a port of 127.0.0.1. */
export const isTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: PROBE_MILLIS });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', () => done(true));
    socket.on('timeout', () => done(true));
    socket.on('error', () => done(false));
  });

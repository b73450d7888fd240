const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs something that lasts, until Ctrl-C, SIGTERM or the closing of the terminal: they ask it to stop. */
export const untilSignal = async <T>(use: (stop: AbortSignal) => Promise<T>): Promise<T> => {
  const stop = new AbortController();
  const ask = () => stop.abort();
  for (const signal of SIGNALS) process.on(signal, ask);
  try {
    return await use(stop.signal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, ask);
  }
};

import { Missing } from '../errors.ts';
import type { Ports } from '../settings.ts';
import { isTaken } from './probe.ts';

/** Says which of our ports another program holds, before anything is started. Errors: Missing. */
export const ensurePortsFree = async (ports: Partial<Ports>): Promise<void> => {
  const taken: string[] = [];
  for (const [part, port] of Object.entries(ports)) if (await isTaken(port)) taken.push(`${port} (${part})`);
  if (taken.length > 0) throw new Missing(`Another program listens on 127.0.0.1 at port ${taken.join(', ')}. Stop it and start again.`);
};

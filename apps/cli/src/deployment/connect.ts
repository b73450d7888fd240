import { Chain, Joust } from '@joust/contract';
import { Misused } from '../answer/answer.ts';
import type { Environment } from '../environment.ts';
import { readDeployment } from './deployment.ts';

/** Where to find the chain, the contract and GitHub: settings first, else the running demo. */
export interface Place {
  readonly chainUrl: string;
  readonly contract: string;
  readonly githubUrl: string;
}

export const placeOf = (environment: Environment): Place => {
  const demo = readDeployment(environment.JOUST_HOME);
  const chainUrl = environment.CHAIN_URL ?? demo?.chainUrl;
  const contract = environment.CONTRACT_ADDRESS ?? demo?.contract;
  if (chainUrl === undefined || contract === undefined) {
    throw new Misused('No demo was started here. Run npm start first, or set CHAIN_URL and CONTRACT_ADDRESS.');
  }
  const githubUrl = environment.GITHUB_API_URL ?? (environment.CHAIN_URL ? 'https://api.github.com' : demo?.githubUrl);
  return { chainUrl, contract, githubUrl: githubUrl ?? 'https://api.github.com' };
};

/** Opens the chain, gives the contract to `act`, and closes the chain whatever happens. Errors: ChainUnreachable, ContractMissing. */
export const withContract = async <T>(place: Place, act: (joust: Joust) => Promise<T>): Promise<T> => {
  const chain = await Chain.connect(place.chainUrl);
  try {
    return await act(Joust.at(chain, place.contract));
  } finally {
    await chain.close();
  }
};

import { built, VALIDATORS } from '../settings.ts';
import { type Running, type Stage, startNode, together } from './part.ts';

export interface ValidatorPlace {
  readonly chainUrl: string;
  readonly contract: string;
  readonly githubUrl: string;
}

/** Starts one process a validator, each with its own key, as four operators would. Errors: PartFailed. */
export const startValidators = (stage: Stage, place: ValidatorPlace, enter: (validator: Running) => void): Promise<unknown> =>
  together(
    stage,
    Array.from({ length: VALIDATORS }, (_, index) => (own: Stage) => startValidator(own, place, index + 1).then(enter)),
  );

const startValidator = (stage: Stage, { chainUrl, contract, githubUrl }: ValidatorPlace, number: number): Promise<Running> =>
  startNode(stage, {
    name: `validator ${number}`,
    args: ['--max-old-space-size=192', built(stage.settings, 'apps/validator/dist/main.js')],
    variables: {
      CHAIN_URL: chainUrl,
      CONTRACT_ADDRESS: contract,
      VALIDATOR_KEY: `//Validator//${number}`,
      GITHUB_API_URL: githubUrl,
      ...DEMO_PACE,
    },
    // It has no address to ask at; its rounds are seen on the chain.
    isReady: () => Promise.resolve(true),
  });

/** Settings for a day of 36 blocks; the validator's README explains each. */
export const DEMO_PACE = { ROUND_BLOCKS: '2', TURN_BLOCKS: '3', WEIGHT_BLOCKS: '100', CONTRACT_SHARE_BPS: '8000' };

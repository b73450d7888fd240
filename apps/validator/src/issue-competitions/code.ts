import type { Hex } from '@joust/contract';
import type { AccountId } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';
import { act, pass, type Decision } from '../round/action.ts';
import type { RoundSettings } from '../round/settings.ts';
import { announced, noYesBecause } from './subjects.ts';

/**
 * Votes against announced code, only because the operator said so: the code is on the list of what to veto, or there is a
 * list of what to accept and it is not on it. Nothing is vetoed without a setting.
 */
export const decideCode = (view: ChainView, self: AccountId, settings: RoundSettings): Decision[] =>
  announced(view.config).map((hash) => {
    const about = `code ${hash}`;
    const refused = noYesBecause({ type: 'Veto', value: hash }, view, self);
    if (refused !== null) return pass(about, [refused]);
    const objection = objectionTo(hash, settings);
    return objection === null ? pass(about, ['no setting is against it']) : act(about, { message: 'vetoCode', args: [hash] }, [objection]);
  });

const objectionTo = (hash: Hex, { vetoedCode, acceptedCode }: RoundSettings): string | null => {
  if (vetoedCode.includes(hash)) return 'the operator vetoes it';
  return acceptedCode.length > 0 && !acceptedCode.includes(hash) ? 'it is not among the code that the operator accepts' : null;
};

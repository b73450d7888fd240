import type { DevelopmentKeys } from '@joust/bootstrap';
import type { Joust } from '@joust/contract';
import { proofMessage, proofText, readIssue, type GithubClient } from '@joust/github';
import { formatAlpha, unreachable } from '@joust/units';
import { u8aToHex } from '@polkadot/util';
import { PLAYERS } from './cast.ts';
import type { Act } from './scene.ts';
import type { StandInControl } from './stand-in.ts';

/** What acting needs: the contract, GitHub to read as the owner does, and the keys of everybody who acts. */
export interface Troupe {
  readonly joust: Joust;
  readonly github: GithubClient;
  readonly standIn: StandInControl;
  readonly keys: DevelopmentKeys;
}

/** Stops waiting for a transaction's block; the next look at the chain shows whether it came about. */
interface Patience {
  readonly signal: AbortSignal;
}

/** What was done, and the block it is in (null: at the stand-in, at once). */
export interface Done {
  readonly say: string;
  readonly block: number | null;
}

/** Does one act. Errors: ContractRefused, SubmitFailed, ChainUnreachable, and those of GitHub. */
export const perform = async (troupe: Troupe, act: Act, patience: Patience): Promise<Done> => {
  const { joust, keys, standIn } = troupe;
  switch (act.kind) {
    case 'order':
      await standIn.order(act.name, act.body);
      return { say: act.say, block: null };
    case 'register':
      return register(troupe, act, patience);
    case 'cancel':
      return {
        say: `issue ${act.issueId} is cancelled: it was closed at GitHub`,
        block: (await joust.submit.cancelIssue(keys.owner, act.issueId, 'Owner', patience)).blockNumber,
      };
    case 'publish':
      return publish(troupe, act.player);
    case 'claim': {
      const { player, miner } = who(keys, act.player);
      const { blockNumber: block } = await joust.submit.claimIdentity(
        miner.hotkey,
        BigInt(player.githubId),
        miner.coldkey.address,
        act.proofRef,
        patience,
      );
      return { say: `${player.login} claims an identity`, block };
    }
    case 'enrol': {
      const { player, miner } = who(keys, act.player);
      const { blockNumber: block } = await joust.submit.enrol(miner.hotkey, [...act.picks], patience);
      return { say: `${player.login} enrols for ${act.picks.join(', ')}`, block };
    }
    default:
      return unreachable(act);
  }
};

const who = (keys: DevelopmentKeys, index: number) => {
  const [player, miner] = [PLAYERS[index], keys.miners[index]];
  if (!player || !miner) throw new Error(`There is no player ${index}.`);
  return { player, miner };
};

const register = async ({ joust, github, keys }: Troupe, act: Extract<Act, { kind: 'register' }>, patience: Patience): Promise<Done> => {
  const issue = await readIssue(github, act.owner, act.name, act.number);
  if (issue.authorId === null) throw new Error(`${act.owner}/${act.name}#${act.number} has no author.`);
  const { blockNumber: block } = await joust.submit.registerIssue(
    keys.owner,
    BigInt(issue.repoId),
    issue.repo.toLowerCase(),
    issue.number,
    issue.nodeId,
    BigInt(issue.authorId),
    issue.defaultBranch,
    issue.contentHash,
    act.bounty,
    patience,
  );
  return { say: `${issue.repo}#${issue.number} is registered for ${formatAlpha(act.bounty)} alpha`, block };
};

/** A public gist that the hotkey signed. */
const publish = async ({ joust, standIn, keys }: Troupe, index: number): Promise<Done> => {
  const { player, miner } = who(keys, index);
  const claim = {
    contract: joust.address,
    hotkey: miner.hotkey.address,
    coldkey: miner.coldkey.address,
    githubId: BigInt(player.githubId),
  };
  const signature = u8aToHex(miner.hotkey.sign(proofMessage(claim)));
  await standIn.order('gists', { owner: player.githubId, files: { 'joust.txt': proofText(claim, signature) } });
  return { say: `${player.login} publishes a proof of identity`, block: null };
};

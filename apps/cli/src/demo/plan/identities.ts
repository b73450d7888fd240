import { PASSER_BY, PLAYERS } from '../cast.ts';
import type { Act, Scene } from '../scene.ts';

/** Accounts at GitHub, a public gist as proof, a claim on chain; the validators do the rest. */
export const planIdentities = (scene: Scene): Act[] => {
  const known = new Set(scene.github.accounts.map((it) => it.id));
  const accounts = [...PLAYERS, PASSER_BY]
    .filter((it) => !known.has(it.githubId))
    .map((it): Act => ({
      kind: 'order',
      name: 'accounts',
      body: { id: it.githubId, login: it.login },
      say: `${it.login} has a GitHub account`,
    }));
  if (accounts.length) return accounts;
  return PLAYERS.flatMap((player): Act[] => {
    const hotkey = scene.hotkeys[player.index];
    if (scene.identities.some((it) => it.hotkey === hotkey) || scene.claims.some((it) => it.hotkey === hotkey)) return [];
    const gist = scene.github.gists.find((it) => it.owner === player.githubId);
    return [gist ? { kind: 'claim', player: player.index, proofRef: `gist:${gist.id}` } : { kind: 'publish', player: player.index }];
  });
};

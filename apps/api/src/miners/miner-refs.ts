import type { Snapshot } from '../database/snapshot.ts';
import type { MinerRef } from '../wire/references.dto.ts';

interface Keys {
  hotkey: string;
  coldkey: string;
  githubId: string;
}

/** Puts names and pictures to GitHub ids, all at once. A login nobody fetched yet is null. */
export const minerRefs = async (snapshot: Snapshot, githubIds: Iterable<string>): Promise<(keys: Keys) => MinerRef> => {
  const rows = await snapshot.rows<{ githubId: string; login: string; avatarUrl: string }>(
    'SELECT github_id AS "githubId", login, avatar_url AS "avatarUrl" FROM github_account WHERE github_id = ANY($1::numeric[])',
    [[...new Set(githubIds)]],
  );
  const known = new Map(rows.map((row) => [row.githubId, row]));
  return ({ hotkey, coldkey, githubId }) => {
    const account = known.get(githubId);
    return { hotkey, coldkey, githubId, login: account?.login ?? null, avatarUrl: account?.avatarUrl ?? null };
  };
};

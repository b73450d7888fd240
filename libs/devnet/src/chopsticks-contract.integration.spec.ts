import { saidBy } from './testing/program.ts';

// What other people's tools do with the committed artifacts on the same blob, without any of our own client.
describe('the contract in Chopsticks, by @polkadot/api-contract', () => {
  let seen: unknown;
  beforeAll(async () => {
    seen = await saidBy('chopsticks-contract.ts');
  }, 600_000);

  it('refuses by name what it refuses as a transaction', () => {
    expect(seen).toMatchObject({ refused: { byName: { err: { notOwner: null } }, sent: 'ContractReverted' } });
  });

  it('decodes what each message says', () => {
    const [miner, validator] = ['5C59RjexGL2KDVRrXxaz8s9QAzbp6B9aMubsghzhtSifWU43', '5HeYVQ4ZrrPBF3WfTgCbtgRDxvW3qJ2vXNUBsuvCHD4G5ehn'];
    const bound = { hotkey: miner, coldkey: '5GqJXkAFB4LjWg63nLLgfDQmFC7y9PWU756kvedtzmMoQcuw', githubId: 7 };
    expect(seen).toMatchObject({
      made: {
        registerIssue: [{ name: 'IssueRegistered', issueId: 1, repo: 'acme/anvil', number: 12, target: 12_000_000_000 }],
        harvest: [
          { name: 'BountyFunded', issueId: 1, amount: 12_000_000_000, filled: 12_000_000_000, target: 12_000_000_000 },
          { name: 'IssueOpened', issueId: 1 },
          { name: 'EmissionRecycled', amount: 8_000_000_000 },
          { name: 'EmissionHarvested', received: 20_000_000_000, filled: 12_000_000_000, recycled: 8_000_000_000, pool: 0 },
        ],
        addValidator: [{ name: 'ValidatorAdded', hotkey: validator }],
        declareColdkeys: [{ name: 'ColdkeysDeclared', hotkey: validator }],
        freezeEpoch: [{ name: 'WeightsFrozen', weights: [{ hotkey: validator }] }],
        claimIdentity: [{ name: 'IdentityClaimed', ...bound, proofRef: 'https://gist.github.com/x/1' }],
        voteIdentity: [
          { name: 'IdentityVoted', validator, ...bound },
          { name: 'IdentityBound', ...bound },
        ],
        enrol: [{ name: 'MinerEnrolled', hotkey: miner, githubId: 7, picks: [1], collateral: 0, nonce: 1 }],
      },
    });
  });

  it('reads what came of it', () => {
    expect(seen).toMatchObject({
      read: {
        config: { owner: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY', netuid: 1, usesAvailability: true, paused: false },
        issue: { id: 1, repo: 'acme/anvil', status: 'Open', target: 12_000_000_000, filled: 12_000_000_000 },
        enrolment: { githubId: 7, picks: [1], withdrawnAt: null },
        nobody: null,
        audit: {
          ok: {
            ledger: { received: 20_000_000_000, filledUnpaid: 12_000_000_000, recycled: 8_000_000_000 },
            balanced: true,
            openIssues: 1,
            openCompetitions: 0,
            problems: [],
          },
        },
      },
    });
  });
});

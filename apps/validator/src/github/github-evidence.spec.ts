import { GithubClient, GithubUnreachable, NotFound, proofText } from '@joust/github';
import { Keyring } from '@polkadot/keyring';
import { u8aToHex } from '@polkadot/util';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { ANCHOR, claim, competition, configAt, issue, tally, validator, view } from '../testing/view.ts';
import { gatherEvidence } from './github-evidence.ts';

const CONTRACT = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';

describe('evidence', () => {
  let hotkey: ReturnType<Keyring['addFromUri']>;
  beforeAll(async () => {
    await cryptoWaitReady();
    hotkey = new Keyring({ type: 'sr25519' }).addFromUri('//Miner//1');
  });
  const claimed = () => claim(5, { hotkey: hotkey.address, proofRef: `gist:${'a'.repeat(20)}` });
  const gist = (signer = hotkey, wrap = false) => {
    const statement = { ...claimed(), contract: CONTRACT };
    const message = proofText(statement, '').split('\nsignature')[0] ?? '';
    const signature = u8aToHex(signer.sign(wrap ? `<Bytes>${message}</Bytes>` : message));
    return { public: true, owner: { id: 5 }, files: { 'joust.txt': { content: proofText(statement, signature), truncated: false } } };
  };
  const github = (answer: () => unknown): GithubClient =>
    ({ get: async () => answer(), evidence: async () => answer() }) as unknown as GithubClient;
  const proof = async (answer: () => unknown) =>
    (await gatherEvidence(github(answer), view({ claims: [claimed()], issues: [] }), 'V1', CONTRACT)).proofs.get(hotkey.address);

  it.each([false, true])('a public gist signed by the hotkey proves a claim (wrapped: %p)', async (wrap) =>
    expect(await proof(() => gist(hotkey, wrap))).toMatchObject({ status: 'proven' }),
  );

  it('a signature of another key does not', async () =>
    expect(await proof(() => gist(new Keyring({ type: 'sr25519' }).addFromUri('//Miner//2')))).toMatchObject({ status: 'disproven' }));

  it('a gist that is not there proves nothing', async () =>
    expect(
      await proof(() => {
        throw new NotFound('no such gist');
      }),
    ).toMatchObject({ status: 'disproven' }));

  it('a GitHub that does not answer leaves it unknown', async () =>
    expect(
      await proof(() => {
        throw new GithubUnreachable('GitHub cannot be reached');
      }),
    ).toEqual({ status: 'unknown', reasons: ['GitHub cannot be reached'] }));

  const running = view({ issues: [issue(1, { status: 'Competing', competition: 1n })], competitions: [competition(1)] });

  it('an unreachable GitHub leaves every verdict unknown', async () => {
    const silent = new GithubClient({ baseUrl: 'http://127.0.0.1:9', retries: 0 }); // the discard port: nobody listens
    const idle = view({ ...running, issues: [...running.issues, issue(2)] });
    const { verdicts, reviews, endings } = await gatherEvidence(silent, idle, 'V1', CONTRACT);
    const unknown = { status: 'unknown', reasons: [expect.stringContaining('POST /graphql')] };
    expect([...verdicts, ...reviews, ...endings]).toEqual([
      [1n, unknown],
      [1n, unknown],
      [1n, unknown],
      [2n, unknown],
    ]);
  });

  it('a partial answer leaves its verdict unknown', async () => {
    const { verdicts } = await gatherEvidence(
      github(() => [{ kind: 'partial', gaps: ['the timeline is cut'] }]),
      running,
      'V1',
      CONTRACT,
    );
    expect(verdicts.get(1n)).toEqual({ status: 'unknown', reasons: ['the timeline is cut'] });
  });

  it('a fault of ours is no evidence', () =>
    expect(
      gatherEvidence(
        github(() => {
          throw new TypeError('x is undefined');
        }),
        running,
        'V1',
        CONTRACT,
      ),
    ).rejects.toThrow('x is undefined'));

  it('nobody is asked about what cannot be voted on', async () => {
    const asked = github(() => {
      throw new Error('asked in vain');
    });
    const voted = view({
      ...running,
      claims: [claimed()],
      outcomeTallies: new Map([[1n, tally(['V1'], ANCHOR)]]),
      identityTallies: new Map([[hotkey.address, tally(['V1'], ANCHOR)]]),
    });
    for (const chain of [
      voted,
      view({ ...running, validators: [validator('V2')] }),
      view({ ...running, config: configAt(ANCHOR + 2, { frozenAnchor: null }) }),
    ])
      expect((await gatherEvidence(asked, chain, 'V1', CONTRACT)).verdicts.size).toBe(0);
  });

  it('what was seen is kept beside what was concluded, for people', async () => {
    const { observations } = await gatherEvidence(
      github(() => [{ kind: 'partial', gaps: ['the timeline is cut'] }]),
      running,
      'V1',
      CONTRACT,
    );
    expect(observations).toMatchObject([
      {
        about: 'competition 1',
        issueId: 1n,
        sources: ['https://github.com/owner/name/issues/101'],
        facts: { kind: 'partial' },
        rules: [{ holds: null, fact: 'the timeline is cut' }],
      },
    ]);
    const claims = await gatherEvidence(
      github(() => gist()),
      view({ claims: [claimed()] }),
      'V1',
      CONTRACT,
    );
    expect(claims.observations.filter(({ issueId }) => issueId === null)).toMatchObject([
      { sources: [`https://gist.github.com/${'a'.repeat(20)}`], facts: { public: true, ownerId: 5 }, rules: [{ holds: true }] },
    ]);
  });
});

import { BadEnvironment, readEnvironment } from './environment.ts';

const CONTRACT = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const least = { CONTRACT_ADDRESS: CONTRACT, VALIDATOR_KEY: '//Validator//1', GITHUB_API_URL: 'http://127.0.0.1:19090' };
const complaint = (variables: Record<string, string>): string => {
  try {
    readEnvironment(variables);
  } catch (error) {
    if (error instanceof BadEnvironment) return error.message;
    throw error;
  }
  return 'nothing';
};

describe('the environment', () => {
  it('needs a contract and a key; the rest has defaults', () =>
    expect(readEnvironment(least)).toMatchObject({ CHAIN_URL: 'ws://127.0.0.1:19944', ROUND_BLOCKS: 5, HARVEST_MIN_RAO: 1_000_000_000n }));

  it('treats an empty setting as none', () =>
    expect(readEnvironment({ ...least, GITHUB_TOKEN: '', ROUND_BLOCKS: '' })).not.toHaveProperty('GITHUB_TOKEN'));

  it('names everything that is missing', () => {
    expect(complaint({})).toContain('CONTRACT_ADDRESS: is not set');
    expect(complaint({})).toContain('VALIDATOR_KEY: is not set');
  });

  it.each([
    ['CHAIN_URL', 'http://127.0.0.1:19944'],
    ['CHAIN_URL', 'somewhere'],
    ['CONTRACT_ADDRESS', `${CONTRACT}x`],
    ['GITHUB_API_URL', 'ftp://github.com'],
    ['ROUND_BLOCKS', '0'],
    ['TURN_BLOCKS', '1.5'],
    ['GITHUB_POINTS_PER_HOUR', '99'],
    ['HARVEST_MIN_RAO', '-1'],
    ['CONTRACT_SHARE_BPS', '10001'],
    ['RELAYS_PER_ROUND', '257'],
    ['AXON_MILLIS', '0'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s', (name, value) => expect(complaint({ ...least, [name]: value })).toContain(`${name}: `));

  it('reads lists of code hashes, with spaces and in capitals too', () => {
    const [one, two] = [`0x${'ab'.repeat(32)}`, `0x${'0d'.repeat(32)}`];
    expect(readEnvironment(least)).toMatchObject({ VETO_CODE: [], ACCEPT_CODE: [] });
    expect(readEnvironment({ ...least, VETO_CODE: `${one.replaceAll('ab', 'AB')}, ${two}` }).VETO_CODE).toEqual([one, two]);
    expect(complaint({ ...least, ACCEPT_CODE: `${one},0x12` })).toContain('ACCEPT_CODE.1: is not a list of hashes');
  });

  it('wants a token for GitHub itself, which is the default', () => {
    const { GITHUB_API_URL: _, ...real } = least;
    expect(complaint(real)).toContain('GITHUB_TOKEN: is needed for api.github.com');
    expect(readEnvironment({ ...real, GITHUB_TOKEN: 'ghp_secret' }).GITHUB_API_URL).toBe('https://api.github.com');
  });

  it.each(['3999', '4001'])('refuses shares that are not everything together: recycling %s beside 6000', (recycled) =>
    expect(complaint({ ...least, CONTRACT_SHARE_BPS: '6000', RECYCLE_SHARE_BPS: recycled })).toContain('not 10000 together'),
  );

  it('a share for contributions needs the list of repositories, and must leave the contract its own', () => {
    expect(complaint({ ...least, OSS_SHARE_BPS: '1' })).toContain('OSS_REPOSITORIES: is needed');
    const both = { ...least, CONTRACT_SHARE_BPS: '6000', OSS_REPOSITORIES: 'repositories.json' };
    expect(complaint({ ...both, OSS_SHARE_BPS: '4001' })).toContain('OSS_SHARE_BPS: and CONTRACT_SHARE_BPS are more than 10000');
    expect(complaint({ ...both, OSS_SHARE_BPS: '4000', RECYCLE_SHARE_BPS: '0' })).toBe('nothing');
  });

  it('recycles the rest, said or unsaid', () =>
    expect(
      complaint({ ...least, CONTRACT_SHARE_BPS: '6000' }) + complaint({ ...least, CONTRACT_SHARE_BPS: '6000', RECYCLE_SHARE_BPS: '4000' }),
    ).toBe('nothingnothing'));

  it('does not repeat a secret', () =>
    expect(complaint({ ...least, GITHUB_TOKEN: 'ghp_secret', ROUND_BLOCKS: 'x' })).not.toContain('ghp_secret'));
});

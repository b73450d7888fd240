import { Misused } from '../answer/answer.ts';
import { explain, ExplainFailed } from './explain.ts';

const place = { chainUrl: 'ws://127.0.0.1:9', contract: 'nonsense', githubUrl: 'http://127.0.0.1:9' };
const options = { issue: undefined, key: undefined, isDemo: false, json: true };

describe('validator explain', () => {
  it.each(['x', '0', '-1', '1.5'])('refuses issue %s', (issue) =>
    expect(explain(place, { ...options, issue }, {})).rejects.toThrow(Misused),
  );

  it('fails with the sentence of the validator', async () => {
    const asked = explain(place, options, { ROUND_BLOCKS: '0' });
    await expect(asked).rejects.toThrow(ExplainFailed);
    await expect(asked).rejects.toThrow(/CONTRACT_ADDRESS: .*\nROUND_BLOCKS: /);
  });
});

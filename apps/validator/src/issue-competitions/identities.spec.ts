import type { Proof, RoundEvidence } from '../round/evidence.ts';
import { ANCHOR, claim, silence, tally, validator, view } from '../testing/view.ts';
import { decideIdentities, votableClaims } from './identities.ts';

const says = (proof: Proof): RoundEvidence => ({ ...silence, proofs: new Map([['M5', proof]]) });
const claimed = view({ claims: [claim(5)] });

describe('identity votes', () => {
  it('name hotkey, coldkey and GitHub id of a proven claim', () =>
    expect(decideIdentities(claimed, says({ status: 'proven', reasons: ['signed'] }), 'V1')).toEqual([
      { about: 'claim of M5', issueId: null, action: { message: 'voteIdentity', args: ['M5', 'C5', 5n] }, because: ['proven', 'signed'] },
    ]));

  it.each(['disproven', 'unknown'] as const)('are not cast on %s proof', (status) =>
    expect(decideIdentities(claimed, says({ status, reasons: ['why'] }), 'V1')).toMatchObject([{ action: null, because: [status, 'why'] }]),
  );

  it('are cast once', () => {
    const voted = view({ claims: [claim(5)], identityTallies: new Map([['M5', tally(['V1'], ANCHOR)]]) });
    expect(votableClaims(voted, 'V1')).toEqual([]);
    expect(decideIdentities(voted, silence, 'V1')).toMatchObject([{ action: null, because: ['this validator has voted'] }]);
    expect(votableClaims(voted, 'V2')).toHaveLength(1);
  });

  it('are cast again on a new claim of a hotkey that was bound before', () => {
    const bound = view({ claims: [claim(5)], identityTallies: new Map([['M5', tally(['V1', 'V2', 'V3'], ANCHOR - 900)]]) });
    expect(votableClaims(bound, 'V1')).toHaveLength(1);
  });

  it('are not a stranger’s', () => expect(votableClaims(view({ claims: [claim(5)], validators: [validator('V2')] }), 'V1')).toEqual([]));
});

import { checkProof, proofMessage, proofText, type Proof, type Verify } from './proof.ts';

const claim = { contract: '5Contract', hotkey: '5Hot', coldkey: '5Cold', githubId: 77n };
const SIGNATURE = `0x${'ab'.repeat(64)}`;
const signedByHotkey: Verify = (message, signature, hotkey) =>
  message === proofMessage(claim) && signature === SIGNATURE && hotkey === '5Hot';
const gist = (rest: Partial<Proof> = {}): Proof => ({ ownerId: 77, public: true, texts: [proofText(claim, SIGNATURE)], ...rest });
const check = (proof: Proof | null, of = claim) => checkProof(of, proof, signedByHotkey);

describe('a proof of identity', () => {
  it('holds when the gist of the account has the statement signed by the hotkey', () => {
    expect(check(gist())).toEqual({ proven: true });
    expect(check(gist({ texts: ['something else', proofText(claim, SIGNATURE).replaceAll('\n', '\r\n')] }))).toEqual({ proven: true });
  });

  it.each<[string, Proof | null]>([
    ['there is no gist', null],
    ['it is secret', gist({ public: false })],
    ['it belongs to another account', gist({ ownerId: 78 })],
    ['nobody owns it', gist({ ownerId: null })],
    ['it is empty', gist({ texts: [] })],
    ['the signature is another', gist({ texts: [proofText(claim, `0x${'cd'.repeat(64)}`)] })],
    ['the statement is of another contract', gist({ texts: [proofText({ ...claim, contract: '5Other' }, SIGNATURE)] })],
    ['the statement is of another coldkey', gist({ texts: [proofText({ ...claim, coldkey: '5Other' }, SIGNATURE)] })],
    ['something was added', gist({ texts: [`hello\n${proofText(claim, SIGNATURE)}`] })],
  ])('fails when %s', (_name, proof) => expect(check(proof)).toEqual({ proven: false, why: expect.any(String) }));

  it('does not pass on to another claim', () => expect(check(gist(), { ...claim, hotkey: '5Thief' }).proven).toBe(false));
});

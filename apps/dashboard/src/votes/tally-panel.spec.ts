import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { OutcomeTally, ValidatorRow } from '../api/model';
import { ballot, blockRef, outcomeTally, validatorRow, votedOutcome } from '../mock/builders';
import { TallyPanel } from './tally-panel';

const show = async (tally: OutcomeTally, validators: ValidatorRow[] | null): Promise<HTMLElement> => {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(TallyPanel);
  fixture.componentRef.setInput('tally', tally);
  fixture.componentRef.setInput('validators', validators);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
};
const caption = (element: HTMLElement): string => element.querySelector('.caption')?.textContent ?? '';
const tally = (over: Partial<OutcomeTally> = {}): OutcomeTally =>
  outcomeTally({ totalWeight: '100', neededWeightExclusive: '50', ...over });

describe('TallyPanel', () => {
  it('says that nobody voted, and what a quorum takes', async () => {
    const element = await show(tally(), [validatorRow({ hotkey: 'v1', weight: '60' })]);
    expect(element.querySelector('.none')?.textContent).toBe('No vote yet.');
    expect(caption(element)).toBe('Needs 3 more validators and over 51 % more stake for the same result.');
  });

  it('keeps a split vote apart and names who would be enough', async () => {
    const split = [
      ballot({ validator: 'v1', weight: '30' }),
      ballot({ validator: 'v2', weight: '15' }),
      ballot({
        validator: 'v3',
        weight: '20',
        payloadHash: '0xbb',
        payload: votedOutcome({ outcome: 'both_fail', winner: null, pullNumber: null }),
      }),
    ];
    const validators = ['v1', 'v2', 'v3', 'v4'].map((hotkey) => validatorRow({ hotkey, weight: '35' }));
    const element = await show(tally({ votes: split }), validators);
    expect([...element.querySelectorAll('.words .num')].map((share) => share.textContent)).toEqual(['45 %', '20 %']);
    expect([...element.querySelectorAll('.words strong')].map((words) => words.textContent)).toEqual(['A wins with #91', 'Both fail']);
    expect(caption(element)).toContain('1 more validator and over 6 % more stake');
    expect(caption(element)).toContain('One of v4 is enough.');
    expect(element.querySelectorAll('tbody tr')).toHaveLength(4);
  });

  it('marks the quorum and the block that made it', async () => {
    const votes = ['v1', 'v2', 'v3'].map((validator) => ballot({ validator, weight: '30' }));
    const element = await show(tally({ votes, reached: true, reachedIn: blockRef(512) }), null);
    expect(caption(element)).toBe('Quorum reached at block 512.');
    expect(element.querySelectorAll('.dots .on')).toHaveLength(3);
  });
});

import fc from 'fast-check';
import { blend, sentenceOf, type BlendInput } from './blend.ts';
import { POOL } from './part.ts';

const neurons = ['Owner', 'V1', 'V2', 'Contract', 'M1', 'M2', 'M3'].map((hotkey, uid) => ({ uid, hotkey }));
const competitions = { share: 5_000, rewards: new Map([['Contract', POOL]]) };
const contributions = {
  share: 3_000,
  rewards: new Map([
    ['M1', POOL / 2n],
    ['M3', POOL / 4n],
  ]),
};
const input = (more: Partial<BlendInput> = {}): BlendInput => ({
  neurons,
  ownerHotkey: 'Owner',
  minWeights: 0,
  parts: [competitions, contributions],
  ...more,
});
const weights = (more: Partial<BlendInput> = {}) => {
  const blended = blend(input(more));
  return 'refused' in blended ? sentenceOf(blended.refused) : Object.fromEntries(blended.weights);
};

describe('blend', () => {
  it('gives each part its share and recycles what nobody has', () =>
    // 50 % | 15 % | 7.5 % of 65,535, down; the owner has the rest: 27.5 % and what rounding left
    expect(weights()).toEqual({ 0: 18_023, 3: 32_767, 4: 9_830, 6: 4_915 }));

  it.each([
    ['a contract whose neuron is gone', 'Contract', 18_023 + 32_767],
    ['a miner who left the subnet', 'M1', 18_023 + 9_830],
  ])('recycles the part of %s', (_name, gone, recycled) =>
    expect(weights({ neurons: neurons.filter(({ hotkey }) => hotkey !== gone) })).toMatchObject({ 0: recycled }),
  );

  it('names as many neurons as the chain wants, those without weight by uid', () =>
    expect(weights({ minWeights: 6 })).toEqual({ 0: 18_023, 1: 0, 2: 0, 3: 32_767, 4: 9_830, 6: 4_915 }));

  it('names no more neurons than there are', () => expect(Object.keys(weights({ minWeights: 1_024 }))).toHaveLength(neurons.length));

  it('refuses to guess where to recycle when the owner has no neuron', () =>
    expect(weights({ ownerHotkey: 'Nobody' })).toBe('the subnet owner has no neuron that could recycle'));

  it('needs no owner when everything is given away', () =>
    expect(weights({ ownerHotkey: 'Nobody', parts: [{ ...competitions, share: 10_000 }] })).toEqual({ 3: 65_535 }));

  it.each([
    ['shares', [competitions, { ...contributions, share: 5_001 }]],
    ['rewards', [{ ...competitions, rewards: new Map([['Contract', POOL + 1n]]) }]],
  ])('refuses %s of more than everything', (_name, parts) => expect(() => blend(input({ parts }))).toThrow(RangeError));
});

/** A subnet with its owner, and two parts that reward some of its neurons and some that are gone. */
const subnets = fc.integer({ min: 1, max: 60 }).chain((size) => {
  const rewards = fc
    .uniqueArray(
      fc.tuple(
        fc.nat(size + 5).map((n) => `H${n}`),
        fc.bigInt(0n, POOL / 70n),
      ),
      { maxLength: 60, selector: ([hotkey]) => hotkey },
    )
    .map((pairs) => new Map(pairs));
  return fc.record({
    neurons: fc.constant(Array.from({ length: size }, (_, uid) => ({ uid, hotkey: `H${uid}` }))),
    ownerHotkey: fc.constant('H0'),
    minWeights: fc.nat(70),
    parts: fc.tuple(fc.nat(10_000), fc.nat(10_000), rewards, rewards).map(([first, second, one, other]) => [
      { share: first, rewards: one },
      { share: Math.min(second, 10_000 - first), rewards: other },
    ]),
  });
});
const drawn = (input: BlendInput): [number, number][] => {
  const blended = blend(input);
  if ('refused' in blended) throw new Error('the owner is there');
  return [...blended.weights];
};

describe('the laws of blending', () => {
  it('weights add up to all there is, each a whole number of its uid', () =>
    fc.assert(
      fc.property(subnets, (subnet) => {
        const all = drawn(subnet);
        expect(all.every(([uid, weight]) => Number.isInteger(weight) && weight >= 0 && uid < subnet.neurons.length)).toBe(true);
        expect(all.reduce((sum, [, weight]) => sum + weight, 0)).toBe(65_535);
        expect(all.length).toBeGreaterThanOrEqual(Math.min(subnet.minWeights, subnet.neurons.length));
      }),
    ));

  it('rounds nobody up: a neuron has at most its part, and less than one unit under it', () =>
    fc.assert(
      fc.property(subnets, (subnet) => {
        const weightOf = new Map(drawn(subnet));
        for (const { uid, hotkey } of subnet.neurons.slice(1)) {
          const part = subnet.parts.reduce((sum, { share, rewards }) => sum + BigInt(share) * (rewards.get(hotkey) ?? 0n), 0n) * 65_535n;
          const whole = BigInt(weightOf.get(uid) ?? 0) * 10_000n * POOL;
          expect(part - whole >= 0n && part - whole < 10_000n * POOL).toBe(true);
        }
      }),
    ));

  it('gives the same bits in whatever order neurons, parts and rewards come', () =>
    fc.assert(
      fc.property(subnets, fc.infiniteStream(fc.nat()), (subnet, random) => {
        const shuffled = <T>(items: Iterable<T>): T[] =>
          [...items]
            .map((item) => [random.next().value ?? 0, item] as const)
            .sort(([x], [y]) => x - y)
            .map(([, item]) => item);
        const turned: BlendInput = {
          ...subnet,
          neurons: shuffled(subnet.neurons),
          parts: shuffled(subnet.parts.map(({ share, rewards }) => ({ share, rewards: new Map(shuffled(rewards)) }))),
        };
        expect(drawn(turned)).toEqual(drawn(subnet));
      }),
    ));

  it('a neuron that earns more of a part never weighs less', () =>
    fc.assert(
      fc.property(subnets, fc.nat(59), fc.bigInt(0n, POOL / 70n), (subnet, index, more) => {
        const { uid, hotkey } = subnet.neurons[1 + (index % Math.max(1, subnet.neurons.length - 1))] ?? { uid: 0, hotkey: 'H0' };
        const [first, second] = subnet.parts;
        if (uid === 0 || first === undefined || second === undefined) return;
        const richer = new Map(first.rewards).set(hotkey, (first.rewards.get(hotkey) ?? 0n) + more);
        const raised = { ...subnet, parts: [{ ...first, rewards: richer }, second] };
        const weightIn = (one: BlendInput): number => new Map(drawn(one)).get(uid) ?? 0;
        if ([...richer.values()].reduce((sum, part) => sum + part, 0n) <= POOL)
          expect(weightIn(raised)).toBeGreaterThanOrEqual(weightIn(subnet));
      }),
    ));
});

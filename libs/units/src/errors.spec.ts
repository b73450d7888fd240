import { addContext, JoustError, PermanentError, RetryableError, UnexpectedError, unreachable } from './errors.ts';

class NodeDown extends RetryableError {}
class OddEvent extends PermanentError {}

describe('errors', () => {
  it('carry a name, a code and a cause', () => {
    const cause = new Error('ECONNREFUSED');
    const error = new NodeDown('The node is down', { cause, context: { url: 'ws://x' } });
    expect(error).toMatchObject({ name: 'NodeDown', code: 'node-down', message: 'The node is down', cause, context: { url: 'ws://x' } });
    expect(error).toBeInstanceOf(RetryableError);
    expect(error).not.toBeInstanceOf(PermanentError);
  });

  it('gather context upward and keep class, cause and what was said first', () => {
    const thrown = new OddEvent('Unknown event', { cause: 'bytes', context: { block: 7 } });
    const passed = addContext(thrown, { block: 8, job: 3 });
    expect(passed).toBe(thrown);
    expect(passed).toBeInstanceOf(OddEvent);
    expect(passed.context).toEqual({ block: 7, job: 3 });
    expect(passed.cause).toBe('bytes');
  });

  it.each([[new TypeError('x is undefined')], ['a thrown text']])('wrap %p as the cause', (thrown) => {
    const passed = addContext(thrown, { block: 1 });
    expect(passed).toBeInstanceOf(UnexpectedError);
    expect(passed).toBeInstanceOf(JoustError);
    expect(passed.cause).toBe(thrown);
    expect(passed.context).toEqual({ block: 1 });
  });

  it('an impossible value is named', () =>
    expect(() => unreachable({ kind: 'new', amount: 1n } as never)).toThrow('Impossible value: {"kind":"new","amount":"1"}'));
});

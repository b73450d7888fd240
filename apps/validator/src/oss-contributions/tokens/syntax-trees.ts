import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { STEPS_PER_SIDE, WATCHDOG_MS } from '../constants.ts';
import type { Grammar } from './languages.ts';
import type { Answer, Question } from './messages.ts';

/** How much syntax lies between two texts; or why it cannot be said. With the parser's steps that it took. */
export type TreeDifference = { readonly weight: number; readonly steps: number } | { readonly failed: string; readonly steps: number };

/** The parser's files are missing or damaged: no score can be given, which is not a score of zero. */
export class ParserUnusable extends Error {}

/**
 * Tree-sitter in a thread of its own. One question at a time; `close` ends the thread.
 *
 * The limit that decides is counted in steps and the same for all validators. The watchdog is for parsers that stop
 * counting (an external scanner without end): those hang on every machine, so it makes no difference between validators.
 */
export class SyntaxTrees {
  #worker: Worker | null = null;
  #asked = 0;
  readonly #watchdog: number;

  constructor(watchdog = WATCHDOG_MS) {
    this.#watchdog = watchdog;
  }

  /**
   * @param left steps that both sides may take together
   * @throws {ParserUnusable} when the grammar cannot be loaded
   */
  async between(grammar: Grammar, before: string, after: string, left: number): Promise<TreeDifference> {
    const question: Question = { id: (this.#asked += 1), grammar, before, after, perSide: STEPS_PER_SIDE, left };
    const answer = await this.#ask(question);
    if ('broken' in answer) throw new ParserUnusable(`grammar ${grammar}: ${answer.broken}`);
    if ('failed' in answer) await this.close();
    return answer;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  async #ask(question: Question): Promise<Answer> {
    const worker = (this.#worker ??= await start());
    const { id, left } = question;
    return new Promise((resolve) => {
      const finish = (answer: Answer): void => {
        clearTimeout(timer);
        worker.off('message', finish).off('error', crash);
        resolve(answer);
      };
      const crash = (error: unknown): void => finish({ id, failed: `the parser crashed: ${String(error)}`, steps: left });
      const timer = setTimeout(() => finish({ id, failed: 'the parser hangs', steps: left }), this.#watchdog);
      worker.on('message', finish).on('error', crash);
      worker.postMessage(question);
    });
  }
}

/** This file is TypeScript in tests and JavaScript when built; so is its neighbour. */
const start = async (): Promise<Worker> => {
  const worker = new Worker(new URL(`./parse-worker${import.meta.url.slice(-3)}`, import.meta.url));
  await once(worker, 'message').catch((error: unknown) => {
    throw new ParserUnusable('the parser does not start', { cause: error });
  });
  return worker;
};

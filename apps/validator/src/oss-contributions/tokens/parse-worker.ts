/**
 * The thread that parses. What comes from a pull request was written by somebody who may want validators to hang: the
 * parser counts its steps and stops, and the thread that started this one ends it should it no longer count.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import trees, { type Language, type Tree } from '@vscode/tree-sitter-wasm';
import { READY, type Answer, type Question } from './messages.ts';
import { signatures, weightBetween } from './signatures.ts';

const folder = dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));
const languages = new Map<string, Language>();

const languageFor = async (grammar: string): Promise<Language> => {
  const language = languages.get(grammar) ?? (await trees.Language.load(join(folder, `tree-sitter-${grammar}.wasm`)));
  languages.set(grammar, language);
  return language;
};

/** Parses one side; null when the steps do not suffice. Steps are counted alike on every machine. */
const parse = (language: Language, text: string, limit: number): { readonly tree: Tree | null; readonly steps: number } => {
  const parser = new trees.Parser();
  let steps = 0;
  try {
    parser.setLanguage(language);
    const tree = parser.parse(text, null, { progressCallback: () => (steps += 1) > limit });
    return { tree, steps: steps < limit ? steps : limit };
  } finally {
    parser.delete();
  }
};

const answerTo = (language: Language, { id, before, after, perSide, left }: Question): Answer => {
  const first = parse(language, before, perSide < left ? perSide : left);
  if (first.tree === null) return { id, failed: 'parsing it before the change takes too long', steps: first.steps };
  const rest = left - first.steps;
  const second = parse(language, after, perSide < rest ? perSide : rest);
  const steps = first.steps + second.steps;
  if (second.tree === null) return { id, failed: 'parsing it after the change takes too long', steps };
  const unreadable = [first.tree, second.tree].some((tree) => tree.rootNode.type === 'ERROR');
  const said: Answer = unreadable
    ? { id, failed: 'it cannot be parsed', steps }
    : { id, weight: weightBetween(signatures(first.tree), signatures(second.tree)), steps };
  first.tree.delete();
  second.tree.delete();
  return said;
};

if (parentPort === null) throw new Error('this is the thread of SyntaxTrees, not a program');
const port = parentPort;
await trees.Parser.init();

const answer = async (question: Question): Promise<Answer> => {
  const { id, left } = question;
  const language = await languageFor(question.grammar).catch((error: unknown) => String(error));
  if (typeof language === 'string') return { id, broken: language };
  try {
    return answerTo(language, question);
  } catch (error) {
    return { id, failed: `the parser crashed: ${String(error)}`, steps: left };
  }
};

port.on('message', (question: Question) => void answer(question).then((said) => port.postMessage(said)));
port.postMessage(READY);

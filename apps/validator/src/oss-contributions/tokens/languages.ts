import { DEFAULT_LANGUAGE_WEIGHT } from '../constants.ts';

/** Names of `tree-sitter-NAME.wasm` in @vscode/tree-sitter-wasm. */
export type Grammar =
  | 'bash'
  | 'c-sharp'
  | 'cpp'
  | 'css'
  | 'go'
  | 'java'
  | 'javascript'
  | 'php'
  | 'powershell'
  | 'python'
  | 'ruby'
  | 'rust'
  | 'tsx'
  | 'typescript';

export interface Language {
  /** Hundredths. */
  readonly weight: bigint;
  /** Null: measured by lines. */
  readonly grammar: Grammar | null;
}

const code = (grammar: Grammar, weight: bigint): Language => ({ weight, grammar });
const text = (weight: bigint): Language => ({ weight, grammar: null });

/**
 * Languages by extension (or whole name) in lower case; weights of Gittensor's programming_languages.json. C is read by
 * the grammar of C++. Code without a grammar here (Kotlin, Swift, Zig …) is measured by lines at the default weight and
 * is no source: a language is added with its grammar.
 */
const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ['sh', code('bash', 175n)],
  ['bash', code('bash', 150n)],
  ['zsh', code('bash', 175n)],
  ['cs', code('c-sharp', 175n)],
  ['c', code('cpp', 200n)],
  ['h', code('cpp', 150n)],
  ['cc', code('cpp', 200n)],
  ['cpp', code('cpp', 200n)],
  ['cxx', code('cpp', 200n)],
  ['hh', code('cpp', 150n)],
  ['hpp', code('cpp', 200n)],
  ['css', code('css', 95n)],
  ['go', code('go', 200n)],
  ['java', code('java', 175n)],
  ['js', code('javascript', 105n)],
  ['cjs', code('javascript', 130n)],
  ['mjs', code('javascript', 130n)],
  ['jsx', code('javascript', 110n)],
  ['php', code('php', 125n)],
  ['ps1', code('powershell', 150n)],
  ['py', code('python', 175n)],
  ['pyi', code('python', 150n)],
  ['rb', code('ruby', 175n)],
  ['rs', code('rust', 200n)],
  ['tsx', code('tsx', 110n)],
  ['ts', code('typescript', 105n)],
  ['mts', code('typescript', 105n)],
  ['cts', code('typescript', 150n)],
  ['md', text(8n)],
  ['mdx', text(8n)],
  ['markdown', text(8n)],
  ['txt', text(8n)],
  ['text', text(8n)],
  ['adoc', text(8n)],
  ['asciidoc', text(8n)],
  ['rst', text(10n)],
  ['tex', text(10n)],
  ['json', text(10n)],
  ['jsonc', text(10n)],
  ['csv', text(10n)],
  ['tsv', text(10n)],
  ['xml', text(20n)],
  ['erb', text(35n)],
  ['cfg', text(50n)],
  ['conf', text(50n)],
  ['config', text(50n)],
  ['ini', text(50n)],
  ['plist', text(50n)],
  ['properties', text(50n)],
  ['toml', text(50n)],
  ['html', text(75n)],
  ['dockerfile', text(100n)],
  ['makefile', text(100n)],
  ['yaml', text(100n)],
  ['yml', text(100n)],
]);

/** The part after the last dot of the file's name, or its whole name, in lower case. */
export const extensionOf = (path: string): string => {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return name.slice(name.lastIndexOf('.') + 1);
};

export const languageOf = (path: string): Language => LANGUAGES.get(extensionOf(path)) ?? text(DEFAULT_LANGUAGE_WEIGHT);

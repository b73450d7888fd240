import type { Tree } from '@vscode/tree-sitter-wasm';
import { count, difference, type Multiset } from './difference.ts';
import { isComment, leafWeight, structureWeight } from './token-weights.ts';

/** Signature of a node with children: its type. Of a leaf: type and text, so that a renaming is a change. */
const structureSign = (type: string): string => `s ${type}`;
const leafSign = (type: string, text: string): string => `l ${type} ${text}`;

/** Signatures of everything in a tree that weighs something. */
export const signatures = (tree: Tree): Multiset => count(walk(tree));

function* walk(tree: Tree): Generator<string> {
  const cursor = tree.walk();
  try {
    for (;;) {
      const type = cursor.nodeType;
      if (!isComment(type) && cursor.gotoFirstChild()) {
        if (structureWeight(type) > 0) yield structureSign(type);
        continue;
      }
      if (!isComment(type) && leafWeight(type) > 0) yield leafSign(type, cursor.nodeText);
      while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return;
    }
  } finally {
    cursor.delete();
  }
}

/** Weight of what one tree has more of than the other, hundredths of a token. */
export const weightBetween = (before: Multiset, after: Multiset): number =>
  [...difference(before, after)].reduce((sum, [sign, gap]) => sum + gap * weightOf(sign), 0);

const weightOf = (sign: string): number => {
  const [kind, type = ''] = sign.split(' ', 2);
  return kind === 's' ? structureWeight(type) : leafWeight(type);
};

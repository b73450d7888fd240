import type { Hex } from './hex.ts';
import { toHex } from './hex.ts';

/*
 * State of child tries (the storage of contracts) lies beside the main state, under
 * ":child_storage:default:" ++ id ++ key, as Chopsticks' executor writes it. Ids are 32-byte hashes
 * (pallet-contracts hashes the contract's trie id).
 */
const CHILD_ROOT: Hex = toHex(Buffer.from(':child_storage:default:'));
const CHILD_ID_DIGITS = 64;
export const CHILD_PREFIX_DIGITS = CHILD_ROOT.length + CHILD_ID_DIGITS;

/** Whether a flat key belongs to a child trie. */
export const isChildKey = (key: string): boolean => key.startsWith(CHILD_ROOT) && key.length >= CHILD_PREFIX_DIGITS;

/** The flat key of `key` in the child trie whose prefixed storage key is `child`. */
export const childKey = (child: string, key: string): Hex => `${child as Hex}${key.slice(2)}`;

/** The key inside its child trie; a key of the main trie stays as it is. */
export const withoutChildPrefix = (key: Hex): Hex => (isChildKey(key) ? `0x${key.slice(CHILD_PREFIX_DIGITS)}` : key);

/**
 * The constants of open-source-contribution scoring, in one place. The values are those that Gittensor published in
 * entrius/gittensor, gittensor/constants.py; "ours" marks what that file does not have. Everything is a whole number:
 * *micro* is a millionth (of a token, of a point, or of a factor of one), instants are Unix milliseconds of block time.
 */
export const ONE = 1_000_000n;

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Days for which a pull request or an issue counts; a repository may say otherwise. */
export const LOOKBACK_DAYS = 30;

/** Points, micro: what much source code can earn at most, and what much of anything adds at most. */
export const QUALITY_POINTS = 25n * ONE;
export const BONUS_POINTS = 5n * ONE;
/** Source tokens with which a pull request has 63 % of the quality points (1 - 1/e). */
export const SATURATION_TOKENS = 58n;
/** Tokens of all kinds, micro, with which it has the whole bonus. */
export const FULL_BONUS_TOKENS = 1_500n * ONE;

/** Test files count a twentieth; hundredths. */
export const TEST_WEIGHT = 5n;
/** Weight of a language, hundredths, that the table of languages does not name. */
export const DEFAULT_LANGUAGE_WEIGHT = 12n;
/** Changed lines of a file without a grammar that count at most. */
export const MAX_LINES = 300;
/** Characters of a file, on either side, above which it is not measured. Upstream: bytes. */
export const MAX_FILE_LENGTH = 1_000_000;

/**
 * Parser steps (calls of tree-sitter's progress callback, about a hundred operations each) for one side of a file and
 * for a whole pull request (ours). Upstream gives 2 s and 10 s; steps are the same on every machine, seconds are not.
 * Measured: 1 MB of JavaScript takes 5,000 steps, 1 MB of TypeScript declarations 2,050; 8,000 steps of endless error
 * recovery take one second.
 */
export const STEPS_PER_SIDE = 8_000;
export const STEPS_PER_PULL = 40_000;
/** Milliseconds after which a parser that no longer counts steps is ended (ours); twenty times what its steps may take. */
export const WATCHDOG_MS = 20_000;

/** Factors, micro: a solved issue; one that a maintainer wrote. */
export const ISSUE_FACTOR = 1_330_000n;
export const MAINTAINER_ISSUE_FACTOR = 1_660_000n;
/** An issue is closed by the pull request if it was closed this long after the merge at most. */
export const ISSUE_CLOSE_WINDOW = DAY;

/** Lost by each review of a maintainer that asks for changes; micro. */
export const REVIEW_PENALTY = 150_000n;

/** Decay, a logistic curve over days since the merge: full for hours, half at the midpoint, never below the floor. */
export const DECAY_GRACE = 12 * HOUR;
export const DECAY_MIDPOINT_DAYS = 10n;
export const DECAY_STEEPNESS = 400_000n;
export const DECAY_FLOOR = 50_000n;

/** Open pull requests (or issues) of a miner in a repository that are no spam: base, one more per tokens, cap. */
export const OPEN_BASE = 2n;
export const OPEN_TOKENS_PER_SLOT = 300n * ONE;
export const OPEN_CAP = 30n;

/** Gates: valid merged pull requests (solved issues), and the least part of successes; micro. */
export const MIN_VALID = 3;
export const MIN_CREDIBILITY = 800_000n;
/**
 * Tokens, micro, below which a merged pull request opens no gate. Upstream says so of solved issues; ours for pull
 * requests too, or three corrected words would open it.
 */
export const MIN_VALID_TOKENS = 5n * ONE;

/** Part of what an open pull request would earn that is held back, micro; grows with requested changes up to twice. */
export const COLLATERAL = 200_000n;
export const MAX_COLLATERAL_GROWTH = 2_000_000n;

/** Part of a repository's rewards for discovered issues, in 1/10,000, unless it says otherwise. */
export const DISCOVERY_SHARE = 5_000;
/** All rewards of one round: shares are parts of this. */
export { POOL } from '../weights/part.ts';

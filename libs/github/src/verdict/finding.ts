/** An answer to a question of yes or no. Unknown: the evidence is missing, partial or ambiguous, and nobody votes on it. */
export interface Finding {
  readonly status: 'proven' | 'disproven' | 'unknown';
  readonly reasons: readonly string[];
}

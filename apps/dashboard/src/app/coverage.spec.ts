import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES, openPage } from '../../test/open-page';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
}

const document = JSON.parse(readFileSync(join(import.meta.dirname, '../../../api/openapi.json'), 'utf8')) as {
  components: { schemas: Record<string, Schema> };
};

const refOf = (schema: Schema): string | undefined =>
  schema.$ref ??
  [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map(refOf).find(Boolean) ??
  (schema.items && refOf(schema.items));

/** `Schema.property` of every value on the wire that is not itself made of other schemas. */
const leaves = Object.entries(document.components.schemas).flatMap(([name, { properties = {} }]) =>
  Object.entries(properties)
    .filter(([, schema]) => !refOf(schema))
    .map(([property]) => `${name}.${property}`),
);

/** A detail repeats what its summary says: shown as either is shown. */
const TWINS: Record<string, readonly string[]> = {
  IssueDetail: ['IssueSummary'],
  IssueSummary: ['IssueDetail', 'IssueRef'],
  MatchupIssue: ['IssueRef', 'IssueDetail'],
  IssueRef: ['MatchupIssue', 'IssueDetail'],
  MinerDetail: ['MinerSummary'],
  MinerSummary: ['MinerDetail', 'RatingRow'],
  DuelSide: ['IssueDuel', 'MatchupSide'],
};

/** Reviewed: what is not drawn as a value of its own, and why. */
const NOT_DRAWN: readonly (readonly [RegExp, string])[] = [
  [/^(Problem|ProblemError)\./, 'drawn by the failed view, which has no data'],
  [/^(Live|Ready|TaskHealth|IndexerHealth)\./, 'for operators; pages show the lag by AsOf'],
  [/^(ExtrinsicRow|Contribution)\./, 'rooms without a page'],
  [/^AsOf\./, 'drawn by the shell (lag chip), outside of pages'],
  [/^PageInfo\.(next|limit)$/, 'a link, and the size of the page itself'],
  [/^(BlockRef|EventRef)\.(block|at)$/, 'drawn under the name of what happened then'],
  [/^Label\.color$/, "the label's dot"],
  [/^MinerRef\.avatarUrl$/, 'arms are drawn here instead: no picture comes from another host'],
  [/^(IssueSummary|IssueRef|MatchupIssue|IssueDuel|DuelSide|Meeting|FormEntry|IssueDetail)\.(id|competitionId|url)$/, 'the link itself'],
  [/^IssueDuel\.(phase|nextBlock|winBpsA)$/, 'the clock and the bar of the line'],
  [/^DuelSide\.(rating|winBps|pullCount)$/, 'the clock and the bar of the line; the pull requests are on the matchup'],
  [/^StatusCounts\.(funded|competing)$/, 'on the buttons of the filter'],
  [/^CompetitionSummary\.(winner|paid)$/, 'in the words of the outcome'],
  [/^FundingRow\.(before|target)$/, 'the row below, and the bar above'],
  [/^FormEntry\.(opponentGithubId|delta)$/, 'in the title of the mark'],
  [/^PairTally\.(totalWeight|neededWeightExclusive)$/, 'shares are of it; the rule is in words'],
  [/^OutcomeTally\.(totalWeight|leadingWeight|neededWeightExclusive)$/, 'the axis, the bar and the mark on it'],
  [/^VotedOutcome\.(winner|pullNumber|voidAction|cancelReason)$/, 'in the words of the choice'],
  [/^Ballot\.(round|weight|leading)$/, 'the round and the bars of the panel'],
  [/^Decision\.(winner|voidCause|cancelReason)$/, 'in the sentence of the outcome'],
  [/^PayoutProof\.hotkey$/, 'the winner of the outcome'],
  [/^Matchup\.paid$/, 'the amounts of the payments'],
  [/^TimelineEntry\./, 'told by its text, icon and place'],
  [/^EventRow\./, 'told by its sentence'],
  [/^RatingNow\.rating$/, 'in the title of the effective rating'],
  [/^RatingPointRow\.(outcome|results)$/, 'in the title of the result, and the number of the rows'],
  [/^(MinerSummary|MinerDetail)\.bound$/, 'the block of the binding'],
  [/^EnrolmentRow\.(expiresBlock|waitingSinceBlock)$/, 'in the titles of the times'],
  [/^Pull\.url$/, 'the link itself'],
  [/^EnrolmentNow\.(picks|expiresAt|waitingSince)$/, 'the picks of the miner, and the blocks'],
];

describe('field coverage', () => {
  const shown = new Set<string>();

  beforeAll(async () => {
    for (const url of PAGES) {
      for (const scenario of ['split-vote', 'quorum', 'final', 'reverted', 'void', 'half-filled', 'hostile'] as const) {
        const page = await openPage(url, scenario);
        for (const element of page.querySelectorAll<HTMLElement>('[data-field]')) shown.add(element.dataset['field'] ?? '');
      }
    }
  }, 120_000);

  it('shows every value of the API on some page, or says why not', () => {
    const missing = leaves.filter((leaf) => {
      const [schema, property] = leaf.split('.') as [string, string];
      const names = [leaf, ...(TWINS[schema] ?? []).map((twin) => `${twin}.${property}`)];
      return names.every((name) => !shown.has(name)) && NOT_DRAWN.every(([pattern]) => !pattern.test(leaf));
    });
    expect(missing).toEqual([]);
  });

  it('names only values the API has', () => {
    const known = new Set(
      Object.entries(document.components.schemas).flatMap(([name, { properties = {} }]) =>
        Object.keys(properties).map((property) => `${name}.${property}`),
      ),
    );
    expect([...shown].filter((field) => !known.has(field))).toEqual([]);
  });

  it('excuses nothing the API no longer has', () => {
    expect(NOT_DRAWN.filter(([pattern]) => !leaves.some((leaf) => pattern.test(leaf))).map(([pattern]) => String(pattern))).toEqual([]);
  });
});

/** Writes docs/reliability.md from bench/results/reliability.json; with `--check` it fails when the page is stale. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const it = JSON.parse(readFileSync(join(root, 'bench/results/reliability.json'), 'utf8'));
const { figures: f, plots } = it;
const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
const number = (value) => value.toLocaleString('en-US');

const STORIES = {
  win: 'merged in the window',
  late: 'merged after the window, before the final resolve',
  slow: 'still in review at the final resolve, merged in the time that the validators added',
  flash: 'reopened for some hours after the merge, then closed by hand',
  forgotten: 'after the decision the loser deleted his account',
  undoneSoon: 'merged, and reverted in the challenge window',
  undoneLate: 'merged, and reverted in the holdback',
  early: 'merged, but opened before the window',
  outsider: 'solved by somebody else',
  unplanned: 'closed as not planned',
  nobody: 'nobody did anything',
};

const table = (head, rows) => [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows.map((row) => `| ${row.join(' | ')} |`)];

const page = [
  '<!-- written by tools/checks/reliability.mjs from bench/results/reliability.json -->',
  '# Reliability: a long run with faults and malice',
  '',
  `${it.days} days of the rules (${number(f.blocks)} blocks at 36 a day), ${it.validators} validators, ${it.miners} miners, seed ${it.seed}: the real contract on`,
  'the devnet, the rounds of `apps/validator`, the GitHub client and the stand-in. Validators share one process, each with a',
  'connection, a client and a key of its own; a round every 12 blocks (eight hours). The windows are shorter than usual, so that a month',
  'sees many ends: open from the first to the fifth day, resolved on the tenth, two days to challenge, a quarter held back for seven.',
  'The first two days pass while the validators confirm who the miners are. Real processes, killed at drawn moments, are',
  '[another test](../apps/validator/src/restart.integration.spec.ts).',
  '',
  "- **Faults**: one in twenty of the validators' requests to the node is answered by an internal error or has its connection cut; one",
  '  in twenty requests to GitHub fails: 502, a limit, JSON cut off, a broken connection, errors without data, a partial answer.',
  '- **Malice**: the validator with the most power votes for wins that nobody saw, proposes pairs of its own under a ratings hash of its',
  '  own, challenges every decision, votes every merge undone and every idle issue cancelled, and flags it as gone. Another one is offline.',
  '- **Oracle**: [stories](../apps/validator/src/testing/season/story.ts) drawn by the seed say who solves what and when. Validators see',
  '  only GitHub and the chain; the [oracle](../apps/validator/src/testing/season/oracle.ts) knows the stories and reads only what the contract did.',
  '',
  `**${it.wrong.length === 0 ? 'Nothing was wrong.' : `${it.wrong.length} things were wrong.`}**`,
  ...it.wrong.map((why) => `- ${why}`),
  '',
  ...table(
    ['what must hold', 'looked at', 'wrong'],
    [
      [
        'every decision is the story’s, and the winner, his coldkey and his pull request are right',
        `${f.decided} decisions`,
        wrongOf(/decided was|paid for|it is void|nobody has decided/),
      ],
      [
        'every solved issue is paid to the right miner, each part once',
        `${f.paidFirst} first parts, ${f.paidAll} paid in full`,
        wrongOf(/paid/),
      ],
      ['no bounty is burned that should not be, and none is left that should', `${f.cancelled} cancelled issues`, wrongOf(/cancelled/)],
      ['validators that look at the same block conclude the same ballots', `${f.comparedConclusions} ballots`, f.disagreements],
      ['all honest proposals of an epoch carry one ratings hash', `${f.epochsWithProposals} epochs`, f.differingRatings],
      ['the books balance and every invariant of `audit()` holds', 'at the end', wrongOf(/books/)],
      ['no round fails for a reason that nobody foresaw', `${number(f.rounds)} rounds`, wrongOf(/a round broke/)],
    ],
  ),
  '',
  ...table(
    ['figure', 'value'],
    [
      ['issues registered, competitions', `${f.issues}, ${f.competitions}`],
      ['competitions solved by a competitor so far', f.solved],
      ['issues that ended while nobody competed', f.endedIdle],
      ['decisions challenged and voted again', f.challenged],
      ['… of which only the `valid` flags had changed', f.challengesOfFlagsAlone],
      ['extended, reverted in the holdback', `${f.extended}, ${f.reverted}`],
      ['requests to the node, failed on purpose', `${number(f.rpcRequests)}, ${percent(f.rpcFaults, f.rpcRequests)}`],
      ['requests to GitHub', number(f.githubRequests)],
      ['rounds of honest validators, lost to faults', `${number(f.rounds)}, ${percent(f.roundsLost, f.rounds)}`],
      [
        'their transactions in blocks, refused by the contract before, failed',
        `${number(f.transactions)}, ${f.refusedByContract}, ${f.failedTransactions}`,
      ],
      ['transactions of the malicious one that the contract took, refused', `${f.maliciousAccepted}, ${f.maliciousRefused}`],
      ['played in', `${it.minutes} minutes, load ${it.loadAverage} on ${it.machine.cpus} cores`],
    ],
  ),
  '',
  ...table(
    ['story', 'competitions'],
    Object.entries(STORIES).map(([plot, what]) => [what, plots[plot] ?? 0]),
  ),
  '',
  '## What challenges for a flag alone do',
  '',
  'When this month was played a validator challenged a decision when anything in the payload differed from what it proved then, also only',
  'whether the loser had a valid pull request. GitHub dates those facts, so they do not change, but for one case: the loser deletes his',
  'account, and GitHub forgets whose pull request it was. Then all validators challenged, the vote began again, and the second decision named',
  'the same winner with the other flag. No winner and no money was wrong by it. But the second decision has no challenge window of its own: an',
  'accomplice as loser could have shortened the window of a win so. Since then a win is not challenged for its flags alone; any other',
  'decision is (of BOTH_FAIL the flags decide what is slashed).',
  '',
  `Played by \`node ${it.by}\` at ${it.commit} on Node ${it.node}. Three quick days of it run with the tests`,
  '([season.integration.spec.ts](../apps/validator/src/season.integration.spec.ts)).',
  '',
].join('\n');

/** Sentences of the oracle that match. */
function wrongOf(pattern) {
  return it.wrong.filter((why) => pattern.test(why)).length;
}

const file = join(root, 'docs/reliability.md');
if (!process.argv.includes('--check')) writeFileSync(file, page);
else if (!existsSync(file) || readFileSync(file, 'utf8') !== page) {
  console.error('docs/reliability.md is not what bench/results/reliability.json says; run node tools/checks/reliability.mjs');
  process.exitCode = 1;
}

import { type RequestHandler } from 'msw';
import { getGetCompetitionMockHandler, getListCompetitionsMockHandler } from '../api/competitions/competitions.msw';
import { getGetContractMockHandler, getListContractChangesMockHandler, getListLedgerMockHandler } from '../api/contract/contract.msw';
import { getListEventsMockHandler } from '../api/events/events.msw';
import {
  getGetIssueMockHandler,
  getGetIssueStatsMockHandler,
  getListIssueCompetitionsMockHandler,
  getListIssueEnrolmentsMockHandler,
  getListIssueFundingMockHandler,
  getListIssuesMockHandler,
} from '../api/issues/issues.msw';
import { getGetMinerMockHandler, getListMinerPayoutsMockHandler, getListMinerRatingsMockHandler } from '../api/miners/miners.msw';
import { getListRatingsMockHandler } from '../api/ratings/ratings.msw';
import { getListValidatorsMockHandler } from '../api/validators/validators.msw';
import { eventRef, page } from './builders';
import type { Scenario } from './scenario';

/** The generated handlers, told to answer what the scenario says. */
export const handlersFor = (scenario: Scenario): RequestHandler[] => {
  const { block } = scenario.asOf;
  const listed = <Row>(rows: readonly Row[]) => ({ ...page([...rows], block), asOf: scenario.asOf });
  return [
    getGetIssueStatsMockHandler(scenario.stats),
    getListIssuesMockHandler(({ request }) => {
      const query = new URL(request.url).searchParams;
      const [statuses, words] = [query.getAll('status'), (query.get('q') ?? '').toLowerCase()];
      return listed(
        scenario.issues.filter(
          ({ status, repo, number, title }) =>
            (statuses.length === 0 || statuses.includes(status)) && `${repo}#${number} ${title ?? ''}`.toLowerCase().includes(words),
        ),
      );
    }),
    getListIssueFundingMockHandler(listed(scenario.funding)),
    getListIssueEnrolmentsMockHandler(listed(scenario.enrolments)),
    getListIssueCompetitionsMockHandler(listed(scenario.competitions)),
    getGetIssueMockHandler(scenario.issue),
    getListCompetitionsMockHandler(listed(scenario.competitions)),
    getGetCompetitionMockHandler(scenario.matchup),
    getListValidatorsMockHandler({
      ...listed(scenario.validators),
      quorum: { totalWeight: '120000000000', neededWeightExclusive: '60000000000', neededHeads: 3 },
    }),
    getListRatingsMockHandler({
      ...listed(scenario.ratings),
      basis: {
        anchor: block,
        ratingVersion: 1,
        windowDays: 90,
        blocksPerDay: 36,
        results: 12,
        house: 122_892,
        hash: `0x${'7c'.repeat(32)}`,
      },
    }),
    getListMinerRatingsMockHandler(listed(scenario.results)),
    getListMinerPayoutsMockHandler(listed(scenario.payouts)),
    getGetMinerMockHandler(scenario.miner),
    getListLedgerMockHandler(listed(scenario.ledger)),
    getListContractChangesMockHandler(
      listed([{ event: eventRef(5, 1), name: 'ValidatorAdded', after: { hotkey: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY' } }]),
    ),
    getGetContractMockHandler(scenario.contract),
    getListEventsMockHandler(listed(scenario.events)),
  ];
};

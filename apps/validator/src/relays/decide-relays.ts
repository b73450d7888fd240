import { isInForce, isRunningOut, samePicks, type SignedIntent } from '@joust/axon';
import { isIntentSigned } from '@joust/contract';
import type { AccountId } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';
import { act, pass, type Decision } from '../round/action.ts';
import type { RelaySettings } from './relay-settings.ts';
import type { MinerReport, MinerReports } from './miner-report.ts';

/**
 * Relays what miners signed and the chain does not know yet (contract.md, `relay_enrolment`). An intent that is there already, or that
 * the contract would refuse, is left alone, so that a second round sends nothing again.
 */
export const decideRelays = (view: ChainView, reports: MinerReports, contract: AccountId, { most }: RelaySettings): Decision[] => {
  const decisions = (reports ?? []).map((report) => decideRelay(report, view, contract));
  const late = new Set(decisions.filter(({ action }) => action !== null).slice(most));
  return decisions.map((one) => (late.has(one) ? pass(one.about, [...one.because, `${most} others go first`]) : one));
};

const decideRelay = (report: MinerReport, view: ChainView, contract: AccountId): Decision => {
  const about = `axon of ${report.hotkey}`;
  const { asked } = report;
  if (asked.status === 'silent') return pass(about, [`silent: ${asked.why}`]);
  if (asked.status === 'refused') return pass(about, [`it refuses this validator: ${asked.code}`]);
  const { identity, enrolment } = asked.answer;
  const proof = identity === null ? [] : [`it names ${identity.proofRef} as its proof`];
  if (enrolment === null) return pass(about, ['it asks for nothing new', ...proof]);
  const refused = noRelayBecause(enrolment, report, view, contract);
  if (refused !== null) return pass(about, [refused, ...proof]);
  const { intent, signature } = enrolment;
  return act(about, { message: 'relayEnrolment', args: [intent, signature] }, [`it signed for ${intent.picks.join(', ')}`, ...proof]);
};

const noRelayBecause = (
  { intent, signature }: SignedIntent,
  { hotkey, nonce }: MinerReport,
  { config, enrolments, issues }: ChainView,
  contract: AccountId,
): string | null => {
  if (intent.nonce <= nonce) return 'the chain knows its intent, or a later one';
  if (intent.validUntil <= config.block) return `its intent was valid until block ${intent.validUntil}`;
  const present = enrolments.find((one) => one.hotkey === hotkey && isInForce(one, config));
  if (present && samePicks(present.picks, intent.picks)) {
    if (!isRunningOut(present, config)) return 'it is enrolled for just that';
  } else if (present && present.enrolledAt >= config.anchor) return 'it enrolled in this epoch already'; // others are at our expense
  const closed = intent.picks.find((pick) => !issues.some(({ id, status }) => id === pick && status === 'Open'));
  if (closed !== undefined) return `issue ${closed} is not open`;
  return isIntentSigned({ genesisHash: config.genesisHash, contract }, intent, signature) ? null : 'its hotkey did not sign its intent';
};

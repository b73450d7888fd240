import { writeFileSync } from 'node:fs';
import { chainSpec } from '@joust/devnet';
import type { Answer } from '../answer/answer.ts';
import type { Environment } from '../environment.ts';
import { runtimeOf } from './devnet.ts';
import { type GenesisOptions, genesisOf } from './options.ts';

export interface SpecCommand extends GenesisOptions {
  /** Where to write it. */
  readonly out: string;
  readonly name: string;
  readonly id: string;
  readonly chainType: 'Development' | 'Local' | 'Live';
  readonly paraId: number;
  readonly bootNode: readonly string[];
}

/** The command `chain-spec`: block 0 as a file that Substrate nodes begin with. Errors: GenesisRefused, Misused. */
export const writeSpec = async (environment: Environment, command: SpecCommand): Promise<Answer> => {
  const { genesisPatch } = genesisOf(command);
  const { spec, genesisHash } = await chainSpec({
    runtime: runtimeOf(environment),
    preset: command.preset,
    genesisPatch,
    genesisMillis: BigInt(Date.now()),
    name: command.name,
    id: command.id,
    chainType: command.chainType,
    paraId: command.paraId,
    bootNodes: command.bootNode,
  });
  writeFileSync(command.out, `${JSON.stringify(spec, null, 1)}\n`);
  return { data: { file: command.out, genesisHash }, lines: [`${command.out}: genesis ${genesisHash}. Give every machine this file.`] };
};

import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

const ROOMS: Record<string, string> = {
  issues: 'GitHub issues with bounties.',
  competitions: 'Duels of two miners for an issue.',
  miners: 'Miners, their ratings and what they were paid.',
  validators: 'Who decides, and with what weight.',
  ratings: 'The leaderboard, also at any past block.',
  contract: 'The contract: rules in force and its account.',
  events: 'Every event and extrinsic that was indexed.',
  health: 'Whether this server and the indexer are well.',
  stream: 'Live messages.',
  oss: 'Contributions outside competitions.',
};

/** The OpenAPI document of the application; needs neither a socket nor a database. */
export const openApiDocument = (app: INestApplication): OpenAPIObject => {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Joust')
    .setDescription(
      'Competitions of two miners for open GitHub issues, as a contract on the chain decides and pays them. Read only: every row is folded from events of the chain, and each answer says by `asOf` which block it speaks of. ' +
        'Amounts are decimal strings of integer rao (10^9 rao are 1 alpha); u64 ids are decimal strings; times are ISO-8601 UTC; ratings are milli-Elo integers; enums are lower_snake. ' +
        'Lists are ordered and paged by an opaque cursor. Everything that is not a success is a problem document (RFC 9457).',
    )
    .setVersion('1.0.0')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0');
  for (const [name, description] of Object.entries(ROOMS)) builder.addTag(name, description);
  return SwaggerModule.createDocument(app, builder.build(), { operationIdFactory: (_controller, method) => method });
};

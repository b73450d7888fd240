/** The layer rules of docs/architecture: what may import what. Run by `npm run lint`. */
const appNames = ['api', 'worker', 'validator', 'dashboard', 'cli'];

export default {
  forbidden: [
    ...appNames.map((app) => ({
      name: `apps-stand-alone-${app}`,
      comment: 'Apps never import apps; what two of them need is a library.',
      severity: 'error',
      from: { path: `^apps/${app}/` },
      to: { path: `^apps/(?!${app}/)` },
    })),
    {
      name: 'sim-knows-the-rules-only',
      comment: 'The simulation plays the published rules; nothing of the product depends on it.',
      severity: 'error',
      from: { path: '^sim/' },
      to: { path: '^(apps|libs/(?!elo/|pairing/))' },
    },
    { name: 'nobody-knows-the-sim', severity: 'error', from: { path: '^(libs|apps|tools)/' }, to: { path: '^sim/' } },
    { name: 'libs-know-no-app', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'libs-know-no-framework',
      comment: 'Libraries are plain TypeScript; only tables may import typeorm.',
      severity: 'error',
      from: { path: '^libs/(?!tables/)' },
      to: { path: 'node_modules/(@nestjs|typeorm|bull|ioredis)/' },
    },
    {
      name: 'tables-know-no-nest',
      severity: 'error',
      from: { path: '^libs/tables/' },
      to: { path: 'node_modules/(@nestjs|bull|ioredis)/' },
    },
    { name: 'dashboard-knows-its-client-only', severity: 'error', from: { path: '^apps/dashboard/' }, to: { path: '^libs/' } },
    {
      name: 'issues-and-oss-are-strangers-a',
      severity: 'error',
      from: { path: '^(libs/tables|apps/api)/src/oss/' },
      to: { path: '^(libs/tables|apps/api)/src/(issues|competitions|votes|bounties|enrolments)/' },
    },
    {
      name: 'issues-and-oss-are-strangers-b',
      severity: 'error',
      from: { path: '^(libs/tables|apps/api)/src/(issues|competitions|votes|bounties|enrolments)/' },
      to: { path: '^(libs/tables|apps/api)/src/oss/' },
    },
    ...['issue-competitions', 'oss-contributions'].map((part) => ({
      name: `one-way-into-${part}`,
      comment: 'A part of the incentive mechanism is entered through its index.ts; parts do not know each other.',
      severity: 'error',
      from: { path: '^apps/validator/src/', pathNot: `^apps/validator/src/${part}/` },
      to: { path: `^apps/validator/src/${part}/(?!index\\.ts$)` },
    })),
    {
      name: 'parts-are-strangers',
      severity: 'error',
      from: { path: '^apps/validator/src/(issue-competitions|oss-contributions)/' },
      to: { path: '^apps/validator/src/(issue-competitions|oss-contributions)/', pathNot: '^apps/validator/src/$1/' },
    },
    {
      name: 'no-circles',
      comment: 'The resolvers of the stand-in refer to one another as the types of the GraphQL schema do.',
      severity: 'error',
      from: { pathNot: '^tools/github/src/graphql/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|/generated/|\\.spec\\.ts$)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tools/checks/tsconfig.cruise.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  },
};

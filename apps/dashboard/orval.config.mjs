/** The client and its mocks come from the API's committed document and nothing else. `JOUST_CLIENT_TARGET` is set by generate.mjs. */
const target = process.env.JOUST_CLIENT_TARGET ?? './src/api';

export default {
  joust: {
    input: '../api/openapi.json',
    output: {
      mode: 'tags-split',
      target,
      schemas: `${target}/model`,
      client: 'angular',
      mock: true,
      clean: true,
      override: { angular: { retrievalClient: 'both' } },
    },
  },
};

import tseslint from 'typescript-eslint';

/** Warnings count as errors (`--max-warnings 0`). The dashboard has its own additions in apps/dashboard/eslint.config.mjs. */
export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/dist-mock/**',
      '**/node_modules/**',
      '**/.angular/**',
      '**/generated/**',
      'apps/dashboard/**',
      '.joust/**',
      '**/target/**',
    ],
  },
  ...tseslint.configs.strict,
  {
    languageOptions: { parserOptions: { projectService: false } },
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'The environment is read in one file per app (environment.ts), through its schema.',
        },
      ],
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: ['error', 'smart'],
      'no-console': 'off',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  {
    files: ['**/environment.ts', '**/*.spec.ts', '**/testing/**', 'e2e/**', '**/*.mjs'],
    rules: { 'no-restricted-properties': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // Ratings and rewards feed votes and weights: every validator must get the same bits (mechanism 2.2). The lint.spec.ts of
    // libs/elo and of apps/validator hold this to it.
    files: [
      'libs/elo/src/**/*.ts',
      'libs/pairing/src/**/*.ts',
      'apps/validator/src/{issue-competitions,oss-contributions,weights}/**/*.ts',
    ],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'Date', message: 'Rules know block time only.' },
        { name: 'performance', message: 'Rules know block time only.' },
        ...['Float16Array', 'Float32Array', 'Float64Array', 'parseFloat'].map((name) => ({ name, message: 'Integers only.' })),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='Math'][property.name!=/^(floor|min|max|abs)$/]",
          message: 'Not the same bits on every machine.',
        },
        {
          selector: "VariableDeclarator[init.name='Math'] Property[key.name!=/^(floor|min|max|abs)$/]",
          message: 'Not the same bits on every machine.',
        },
        { selector: "BinaryExpression[operator='**']", message: 'A power of numbers is Math.pow.' },
        { selector: 'Literal[raw=/^[0-9_]*[.][0-9]|^[0-9_.]+[eE]-/]', message: 'Integers only.' },
      ],
    },
  },
);

import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

const NO_FLOATS = 'Amounts are integers of rao: use units/alpha.ts.';

/** The dashboard's rules; warnings count as errors (`--max-warnings 0`). Generated code is not ours to lint. */
export default tseslint.config(
  { ignores: ['src/api/**', 'dist/**', '.angular/**', '**/*.mjs'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strict, ...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      eqeqeq: ['error', 'smart'],
      'no-empty': ['error', { allowEmptyCatch: false }],
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'app', style: 'kebab-case' }],
      '@angular-eslint/prefer-standalone': 'error',
      '@angular-eslint/prefer-signals': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      'no-restricted-globals': [
        'error',
        { name: 'parseFloat', message: NO_FLOATS },
        { name: 'fetch', message: 'Data comes through the generated client.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Number', property: 'parseFloat', message: NO_FLOATS },
        { object: 'Date', property: 'now', message: 'Time is chain time: ask ChainClock.' },
      ],
      'no-restricted-syntax': ['error', { selector: "CallExpression[callee.property.name='toFixed']", message: NO_FLOATS }],
    },
  },
  { files: ['**/*.html'], extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility] },
);

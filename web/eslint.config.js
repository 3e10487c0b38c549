// SPDX-License-Identifier: AGPL-3.0-or-later
import js from '@eslint/js'
import hooks from 'eslint-plugin-react-hooks'
import ts from 'typescript-eslint'

// Imports go one way: apps → admin → ui → api. An app never reaches into another app.
const forbid = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns: patterns.map(([group, message]) => ({ group, message })) }],
})

const APPS = ['@perfshop/shop/*', '@perfshop/cockpit/*', '@perfshop/monitoring/*', '@perfshop/backoffice/*', '@perfshop/welcome/*', '@perfshop/student/*', '@perfshop/portal/*', '**/apps/**']

export default ts.config(
  { ignores: ['**/dist/**', '**/*.gen.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'react-hooks': hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // Query results are values to pass about, not receivers that need their `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['packages/api/**/*.ts'],
    rules: forbid([['@perfshop/*', '**/apps/**', 'react*'], 'The API package depends on no other part of the house.']),
  },
  {
    files: ['packages/ui/**/*.{ts,tsx}'],
    rules: forbid([[...APPS, '@perfshop/admin/*'], 'The UI package serves the apps and knows none of them.']),
  },
  {
    files: ['packages/admin/**/*.{ts,tsx}'],
    rules: forbid([[...APPS], 'The admin package serves the apps and knows none of them.']),
  },
  {
    files: ['apps/**/*.{ts,tsx}'],
    rules: forbid([[...APPS, '**/packages/**'], 'An app imports packages by their name, and never another app.']),
  },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: { console: 'readonly', URL: 'readonly', process: 'readonly' } } },
)

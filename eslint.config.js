import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const MAX_FILE_LINES = 200;
/** A spec is a list of sentences about one subject; it may be longer before it is two subjects. */
const MAX_SPEC_LINES = 400;

const SPECS = [
  '**/*.spec.ts',
  '**/*.{contract,fixture}.ts',
  '**/testing.ts',
  '**/testing/**',
  'test/**/*.ts',
];
const PURE = [
  'libs/event-sourcing/**/*.ts',
  'libs/afspraken/**/*.ts',
  'libs/dossier/**/*.ts',
  'libs/*/src/domain/**/*.ts',
];
const MAY_READ_ENVIRONMENT = [
  'apps/*/src/config.ts',
  'libs/platform/src/config.ts',
  'libs/platform/src/config/**/*.ts',
  'tools/**/*.ts',
  'test/**/*.ts',
];

const ENVIRONMENT = {
  object: 'process',
  property: 'env',
  message: 'Read the environment once, in apps/*/src/config.ts or libs/platform/src/config.',
};

/** Globals are no imports, so dependency-cruiser cannot see them; purity is kept here. */
const IMPURE_GLOBALS = [
  ['Date', 'Instants arrive in the command or the event; calendar arithmetic is Temporal (docs/adr/0005).'],
  ['crypto', 'Ids and randomness arrive from outside; hashes come from the kernel.'],
  ['process', 'The pure core knows no process.'],
  ['console', 'The pure core does not log.'],
  ['performance', 'Time arrives from outside.'],
  ['fetch', 'The pure core does no I/O.'],
  ['setTimeout', 'The pure core waits for nothing.'],
  ['setInterval', 'The pure core waits for nothing.'],
  ['setImmediate', 'The pure core waits for nothing.'],
  ['globalThis', 'A way round every other rule of this list.'],
].map(([name, message]) => ({ name, message }));

const IMPURE_PROPERTIES = [
  { object: 'Math', property: 'random', message: 'Randomness arrives from outside.' },
  { object: 'Temporal', property: 'Now', message: 'The time arrives in the command or the question.' },
];

const LANGUAGE = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
  { selector: 'ExportDefaultDeclaration', message: 'Use a named export.' },
  { selector: 'Identifier[name=/[^\\x00-\\x7F]/]', message: 'Identifiers are ASCII.' },
  {
    selector: 'ImportDeclaration[source.value=/^(node:)?process$/]',
    message: 'The global process is the one way in, so that lint can see what is read from it.',
  },
];

const TEST_DISCIPLINE = [
  {
    selector:
      'MemberExpression[property.name=/^(skip|only|todo|failing)$/]:matches([object.name=/^(it|test|describe)$/], [object.object.name=/^(it|test|describe)$/])',
    message: 'No skipped, focused or postponed tests: a test runs or it does not exist.',
  },
  {
    selector: 'Identifier[name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
    message: 'No skipped or focused tests: a test runs or it does not exist.',
  },
];

const NAMES = [
  { selector: 'interface', format: ['PascalCase'], custom: { regex: '^I[A-Z]', match: false } },
  {
    selector: 'class',
    format: ['PascalCase'],
    custom: { regex: '^Base[A-Z]|(Impl|Manager|Helpers?|Utils?)$', match: false },
  },
  { selector: 'typeAlias', format: ['PascalCase'], custom: { regex: '^I[A-Z][a-z]', match: false } },
];

export default defineConfig(
  { ignores: ['dist/', 'coverage/', '.hub/', '.node24/', 'libs/contracts/openapi/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      // A default branch does not count: a new event or command must be met by name everywhere.
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // In files with decorators the rule stays silent by itself: Nest needs the value import of what it injects.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/naming-convention': ['error', ...NAMES],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // `async` without `await` is how an in-memory adapter rejects instead of throwing, as its port promises.
      '@typescript-eslint/require-await': 'off',
      eqeqeq: 'error',
      'max-lines': ['error', { max: MAX_FILE_LINES, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      // `modified` counts a switch once: a bare switch over all commands is the style, not complexity.
      complexity: ['error', { max: 10, variant: 'modified' }],
      'no-console': 'error',
      'no-restricted-properties': ['error', ENVIRONMENT],
      'no-restricted-syntax': ['error', ...LANGUAGE],
    },
  },
  { files: MAY_READ_ENVIRONMENT, rules: { 'no-restricted-properties': 'off' } },
  // Command line tools and the entry point of an app talk to a person through the console.
  { files: ['tools/**/*.ts', 'apps/*/src/main.ts'], rules: { 'no-console': 'off' } },
  {
    files: SPECS,
    rules: {
      'max-lines': ['error', { max: MAX_SPEC_LINES, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', ...LANGUAGE, ...TEST_DISCIPLINE],
      // A response body is `any` until it has been asserted on, and asserting is what a spec does.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: PURE,
    rules: {
      'no-restricted-globals': ['error', ...IMPURE_GLOBALS],
      'no-restricted-properties': ['error', ENVIRONMENT, ...IMPURE_PROPERTIES],
    },
  },
  {
    files: ['**/*.js', '**/*.cjs', '**/*.mjs'],
    languageOptions: { globals: { module: 'writable', process: 'readonly', console: 'readonly' } },
  },
);

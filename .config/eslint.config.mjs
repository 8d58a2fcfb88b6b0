// One lint for the whole repository. Its two tables are the architecture: which project may depend on which, and
// which name may be imported where. test/tooling proves that both bite.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import { defineConfig } from 'eslint/config';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const root = path.dirname(import.meta.dirname);

const mayDependOn = {
  'type:contract': [],
  'type:pure': ['type:contract', 'type:pure'],
  'type:kit': ['type:contract', 'type:kit'],
  'type:testing': ['type:contract', 'type:kit', 'type:testing'],
  'type:service': ['type:contract', 'type:pure', 'type:kit'],
  'type:console': ['type:contract', 'type:pure'],
  'type:launcher': ['type:contract', 'type:testing'],
  'type:docs': ['type:contract', 'type:pure'],
  'type:e2e': ['type:contract', 'type:kit', 'type:testing', 'type:e2e'],
};
const withoutVendors = ['type:contract', 'type:pure'];
const vendors = ['@nestjs/*', 'mongoose', '@nats-io/*'];

const boundaries = (alsoAllowed = []) => ({
  '@nx/enforce-module-boundaries': [
    'error',
    {
      depConstraints: Object.entries(mayDependOn).map(([sourceTag, tags]) => ({
        sourceTag,
        onlyDependOnLibsWithTags: [...tags, ...alsoAllowed],
        ...(withoutVendors.includes(sourceTag) && { bannedExternalImports: vendors }),
      })),
    },
  ],
});

// Nx resolves a package through its `exports`; a service has none, so a bare import of one would slip past the table.
const services = readdirSync(path.join(root, 'services'));
const serviceImport = {
  regex: `^@fanfare/(${services.join('|')})$`,
  message: 'Services meet only on the bus, in shapes from @fanfare/contracts: nothing imports a service.',
};
const deepImport = {
  regex: '^@fanfare/[^/]+/',
  message: 'Import a package by its name alone: its index.ts is the only door.',
};
const mongooseImport = {
  regex: '^mongoose$',
  allowTypeImports: true, // a module may hand a connection on
  message: 'Mongoose lives in *.store.ts, and in mongo.ts, which opens the connection.',
};
const banImports = (...patterns) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns: [serviceImport, deepImport, ...patterns] }],
});

const specs = ['**/*.spec.ts', '*/*/test/**/*.ts', 'test/**/*.ts'];
const mongooseFiles = ['**/*.store.ts', '**/mongo.ts', ...specs];

export default defineConfig(
  {
    ignores: ['**/dist/', '**/node_modules/', '.nx/', '.fanfare/', 'coverage/', 'services/console/src/api/schema.d.ts'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { rules: { 'no-undef': 'off' } },
  {
    basePath: root,
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { '@nx': nx, 'import-x': importX },
    languageOptions: {
      parserOptions: {
        project: '.config/tsconfig.check.json',
        tsconfigRootDir: root,
        // Nest reads parameter types at run time: with these two, consistent-type-imports leaves injected classes alone.
        emitDecoratorMetadata: true,
        experimentalDecorators: true,
      },
    },
    settings: {
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver-next': [createNodeResolver({ extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } })],
    },
    rules: {
      ...boundaries(),
      ...banImports(mongooseImport),
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }], // const { secret, ...rest }
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // An async function without await keeps a promise in an interface honest, also when it throws.
      '@typescript-eslint/require-await': 'off',
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      'no-nested-ternary': 'error',
    },
  },
  {
    // What runs in a browser knows other names than what runs in Node.
    basePath: root,
    files: ['services/console/**/*.ts', 'services/console/**/*.tsx'],
    languageOptions: { parserOptions: { project: 'services/console/tsconfig.json', tsconfigRootDir: root } },
  },
  { basePath: root, files: mongooseFiles, rules: banImports() },
  { basePath: root, files: specs, rules: boundaries(['type:testing']) },
  {
    // A spec looks into answers of unknown shape; its expectations are the check.
    basePath: root,
    files: ['**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);

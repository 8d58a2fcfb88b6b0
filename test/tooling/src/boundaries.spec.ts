import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';

const root = path.resolve(import.meta.dirname, '../../..');
const watched = ['@nx/enforce-module-boundaries', '@typescript-eslint/no-restricted-imports'];

/** The repository's own lint, with the import rules only and without types, so that it judges files that do not exist. */
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: path.join(root, '.config/eslint.config.mjs'),
  overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parserOptions: { project: null } } }],
  ruleFilter: ({ ruleId }) => watched.includes(ruleId),
});

async function complaints(file: string, specifier: string): Promise<string> {
  const code = `import * as it from '${specifier}';\n`;
  const [result] = await eslint.lintText(code, { filePath: path.join(root, file) });
  return result?.messages.map(({ message }) => message).join('\n') ?? 'not linted';
}

describe('the import rules', () => {
  beforeAll(() => {
    // The rule reads the cached project graph; a package added since would otherwise be invisible to it.
    execFileSync('nx', ['show', 'projects'], { cwd: root, env: { ...process.env, NX_DAEMON: 'false' } });
  });

  it.each([
    ['a service in a service', 'services/runs/src/a.ts', '@fanfare/rewards', 'nothing imports a service'],
    ['a service in a library', 'libs/bus/src/a.ts', '@fanfare/rewards', 'nothing imports a service'],
    ['the engine in the kit', 'libs/bus/src/a.ts', '@fanfare/engine', 'type:kit'],
    ['the kit in the engine', 'libs/engine/src/a.ts', '@fanfare/bus', 'type:pure'],
    ['a library in the contracts', 'libs/contracts/src/a.ts', '@fanfare/chassis', 'Circular dependency'],
    ['the connector in the bus', 'libs/bus/src/a.ts', '@fanfare/connector', 'Circular dependency'],
    ['the bus in the chassis', 'libs/chassis/src/a.ts', '@fanfare/bus', 'Circular dependency'],
    ['a service in an end-to-end test', 'test/e2e/src/a.spec.ts', '@fanfare/rewards', 'nothing imports a service'],
    ['the kit in the documentation', 'test/docs/src/a.ts', '@fanfare/bus', 'type:docs'],
    ['the test kit in a source', 'services/runs/src/a.ts', '@fanfare/testing', 'type:service'],
    ['the servers in a source', 'libs/bus/src/a.ts', '@fanfare/servers', 'type:kit'],
    ['Nest in the contracts', 'libs/contracts/src/a.ts', '@nestjs/common', 'type:contract'],
    ['NATS in the engine', 'libs/engine/src/a.ts', '@nats-io/jetstream', 'type:pure'],
    ['mongoose in the engine', 'libs/engine/src/a.store.ts', 'mongoose', 'type:pure'],
    ['mongoose outside a store', 'services/rewards/src/a.ts', 'mongoose', '*.store.ts'],
    ['a path inside another package', 'services/rewards/src/a.ts', '@fanfare/bus/src/bus.js', 'only door'],
    ['a relative path into another project', 'services/runs/src/a.ts', '../../rewards/src/a.js', 'relative'],
  ])('refuse %s', async (_, file, specifier, reason) => {
    expect(await complaints(file, specifier)).toContain(reason);
  });

  it.each([
    ['the kit in a service', 'services/runs/src/a.ts', '@fanfare/bus'],
    ['the engine in a service', 'services/orchestrator/src/a.ts', '@fanfare/engine'],
    ['the engine in the interchange', 'libs/interchange/src/a.ts', '@fanfare/engine'],
    ['the chassis in the bus', 'libs/bus/src/a.ts', '@fanfare/chassis'],
    ['the test kit in a spec', 'services/runs/test/a.spec.ts', '@fanfare/testing'],
    ['the servers in a spec of the kit', 'libs/bus/test/a.spec.ts', '@fanfare/servers'],
    ['the servers in the launcher', 'deploy/local/src/a.ts', '@fanfare/servers'],
    ['the engine in the documentation', 'test/docs/src/a.ts', '@fanfare/engine'],
    ['mongoose in a store', 'services/rewards/src/a.store.ts', 'mongoose'],
  ])('allow %s', async (_, file, specifier) => {
    expect(await complaints(file, specifier)).toBe('');
  });
});

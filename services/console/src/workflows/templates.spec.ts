// real: the engine's validation, with the actions that the services declare
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { serviceManifest, type JsonObject } from '@fanfare/contracts';
import { validate } from '@fanfare/engine';

const root = path.resolve(import.meta.dirname, '../../../..');
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const actions = new Map(
  globSync(`${root}/services/*/manifest.json`)
    .flatMap((file) => serviceManifest.parse(read(file)).actions)
    .map((action) => [action.name, action]),
);

describe('a template', () => {
  const files = globSync(path.join(import.meta.dirname, 'templates/*.json'));
  it.each(files.map((file) => [path.basename(file), file]))('%s is a workflow in which nothing is wrong', (_, file) => {
    const definition = read(file) as JsonObject;
    expect(validate(definition, actions)).toEqual([]);
    expect(definition).toMatchObject({ name: expect.any(String), description: expect.any(String) });
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { staleFiles } from './staleness.js';

const wanted = new Map([['operators.md', '# Operators\n\nNew words\n']]);

describe('a generated page', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'fanfare-docs-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);

  it('is fresh when it is what the code says, to the letter', () => {
    write('operators.md', '# Operators\n\nNew words\n');
    expect(staleFiles(folder, wanted)).toEqual([]);
  });

  it('is stale when a line differs, and the line is named', () => {
    write('operators.md', '# Operators\n\nOld words\n');
    expect(staleFiles(folder, wanted)).toEqual(['operators.md is stale from line 3 on: run `npm run docs`']);
  });

  it('is stale when something was added by hand at its end', () => {
    write('operators.md', '# Operators\n\nNew words\nand more');
    expect(staleFiles(folder, wanted)).toEqual(['operators.md is stale from line 4 on: run `npm run docs`']);
  });

  it('is missed when it is not there', () => {
    expect(staleFiles(path.join(folder, 'none'), wanted)).toEqual(['operators.md is missing: run `npm run docs`']);
  });

  it('that belongs to no page is found', () => {
    write('operators.md', '# Operators\n\nNew words\n');
    write('old.md', '');
    expect(staleFiles(folder, wanted)).toEqual(['old.md belongs to no page: run `npm run docs`']);
  });
});

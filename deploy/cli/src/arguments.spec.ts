import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { protectRunId, readEventsFile, readText } from './arguments.js';

describe('a run’s id that begins with a dash', () => {
  it('is not taken for an option', () => {
    expect(protectRunId(['run', '-xXKdtGkJsL9wFEMa5pbTQ', '--json'])).toEqual([
      'run',
      '--json',
      '--',
      '-xXKdtGkJsL9wFEMa5pbTQ',
    ]);
  });

  it('changes nothing when there is none', () => {
    expect(protectRunId(['run', '9XxKdtGkJsL9wFEMa5pbTQ', '--json'])).toEqual([
      'run',
      '9XxKdtGkJsL9wFEMa5pbTQ',
      '--json',
    ]);
  });
});

describe('a file of events', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'fanfare-cli-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const read = (text: string) => {
    writeFileSync(join(dir, 'events'), text);
    return readEventsFile('events', { INIT_CWD: dir });
  };

  it.each([
    ['an array', '[{"type":"A"},{"type":"B"}]'],
    ['an object with events', '{"events":[{"type":"A"},{"type":"B"}]}'],
    ['an event per line', '{"type":"A"}\n{"type":"B"}\n'],
  ])('may be %s', (_, text) => {
    expect(read(text)).toEqual([{ type: 'A' }, { type: 'B' }]);
  });

  it('may be one event, written over several lines', () => {
    expect(read('{\n  "type": "A"\n}\n')).toEqual([{ type: 'A' }]);
  });

  it('is refused by name when it is not JSON', () => {
    expect(() => read('{"type":')).toThrow('events is not JSON');
  });

  it('that is not there is named with the folder in which the command was typed', () => {
    expect(() => readText('none.json', { INIT_CWD: dir })).toThrow(`${join(dir, 'none.json')} cannot be read: ENOENT`);
  });
});

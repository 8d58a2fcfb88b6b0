import { describe, expect, it } from '@jest/globals';
import { findProgram, isAtLeast, run, versionOf } from './program.js';

describe('programs', () => {
  it('are found on PATH, or not', () => {
    expect(findProgram('sh', '/nowhere:/bin')).toBe('/bin/sh');
    expect(findProgram('sh', '/nowhere')).toBeUndefined();
  });

  it('tell their version', async () => {
    expect(await versionOf(process.execPath, ['--version'])).toBe(process.versions.node);
    expect(await versionOf('/bin/false', [])).toBeUndefined();
  });

  it('are compared by number, not by letter', () => {
    expect(isAtLeast('2.14.0', '2.14')).toBe(true);
    expect(isAtLeast('2.9.25', '2.14')).toBe(false);
    expect(isAtLeast('10.0.1', '5.0')).toBe(true);
  });

  it('say what they printed when they fail', async () => {
    await expect(run('/bin/sh', ['-c', 'echo no such module >&2; exit 3'])).rejects.toThrow(
      /failed \(3\):\nno such module/,
    );
  });
});

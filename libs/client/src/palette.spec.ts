import { describe, expect, it } from '@jest/globals';
import { paletteFor } from './palette.js';

describe('colours', () => {
  it.each([
    ['are for a terminal', { isTTY: true }, {}, true],
    ['are not for a file', { isTTY: false }, {}, false],
    ['are left out when NO_COLOR says so', { isTTY: true }, { NO_COLOR: '1' }, false],
    ['are forced by FORCE_COLOR', {}, { FORCE_COLOR: '1' }, true],
    ['are forbidden by FORCE_COLOR=0', { isTTY: true }, { FORCE_COLOR: '0' }, false],
  ])('%s', (_, stream, env, colours) => {
    expect(paletteFor(stream, env).isColorSupported).toBe(colours);
    expect(paletteFor(stream, env).red('x') !== 'x').toBe(colours);
  });
});

import picocolors from 'picocolors';

export type Palette = ReturnType<typeof picocolors.createColors>;

/** Colours for a person at a terminal, plain text for everything else. `NO_COLOR` and `FORCE_COLOR` are obeyed. */
export function paletteFor(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv = process.env): Palette {
  return picocolors.createColors(wantsColour(stream, env));
}

export const plain: Palette = picocolors.createColors(false);

function wantsColour(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  if (env['NO_COLOR']) return false;
  // picocolors itself takes FORCE_COLOR=0 for a yes.
  if (env['FORCE_COLOR'] !== undefined) return !['0', 'false', ''].includes(env['FORCE_COLOR']);
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}

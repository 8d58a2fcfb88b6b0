import type { PublishingConsequences } from '@fanfare/contracts';
import { plain, type Palette } from './palette.js';

/** What putting a version in force means for runs under way, as a person reads it. */
export function consequenceLines({ underWay, waiting }: PublishingConsequences, palette: Palette = plain): string[] {
  if (underWay === 0) return ['no run of another version is under way'];
  const { dim, green, yellow } = palette;
  const words = { yes: green('can move'), later: yellow('can move later'), no: yellow('cannot move') };
  return [
    `${underWay} ${underWay === 1 ? 'run of another version is' : 'runs of other versions are'} under way`,
    ...waiting.map(({ version, node, runs, move, because }) => {
      const why = because === undefined ? '' : dim(`: ${because}`);
      return `${String(runs).padStart(7)}  v${version}  ${node}  ${words[move]}${why}`;
    }),
  ];
}

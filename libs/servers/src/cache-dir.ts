import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where built servers are kept between runs, outside every build output so that `git clean` and `nx reset` do not cost a minute.
 * @default `~/.cache/fanfare`; `XDG_CACHE_HOME` moves it, `FANFARE_CACHE` names it outright
 */
export function cacheDir(env: NodeJS.ProcessEnv = process.env): string {
  if (env['FANFARE_CACHE']) return env['FANFARE_CACHE'];
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'fanfare');
}

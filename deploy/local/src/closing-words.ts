import { relative } from 'node:path';
import type { LocalKeys, Palette } from '@fanfare/client';
import { workspace } from './demo/workspace.js';
import { logsOf } from './launch.js';

export interface Whereabouts {
  gateway: string;
  management: string;
  /** A link into the console, or its address where somebody can sign in already. */
  console: string;
  keys: LocalKeys;
  dir: string;
  /** The page with what was mailed and texted. */
  mailbox: string;
  /** Vendors of the demo and their addresses. */
  vendors: readonly (readonly [string, string])[];
}

/** Where everything is and what to try next; every line can be pasted. */
export function closingWords(
  { gateway, management, console, keys, dir, mailbox, vendors }: Whereabouts,
  { bold, dim, cyan }: Palette,
): string {
  const near = relative(process.cwd(), dir).startsWith('..') ? dir : relative(process.cwd(), dir);
  const place = (name: string, address: string, more = '') =>
    `  ${name.padEnd(16)}${cyan(address)}${more === '' ? '' : dim(`   ${more}`)}`;
  const event = `{"type":"Contact.Identified","contact":{"email":"you@example.com"}}`;
  return [
    bold('Fanfare is up'),
    place('Console', console),
    place('Gateway', gateway, `key ${keys.gateway}`),
    place('Management API', management, `key ${keys.management}`),
    place('OpenAPI', `${management}/openapi.json`),
    place('Health', `${gateway}/health/ready`, `and ${management}/health/ready`),
    place('Mailbox', mailbox, 'what was mailed and texted'),
    place('Data, logs', near, logsOf(near)),
    place('Demo vendors', vendors.map(([name, url]) => `${name} ${new URL(url).port}`).join(', ')),
    '',
    bold('Publish an event'),
    `  curl -s ${gateway}/v1/workspaces/${workspace}/events \\`,
    `    -H 'authorization: Bearer ${keys.gateway}' -H 'content-type: application/json' \\`,
    `    -d '${event}'`,
    '',
    bold('Look at it'),
    '  npm run fanfare -- runs',
    '  npm run fanfare -- tail',
    '  npm run fanfare -- apps',
    `  npm run fanfare -- publish Gameplay.Action --contact you@example.com --data '{"action":"social_share"}'`,
  ].join('\n');
}

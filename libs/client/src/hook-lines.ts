import type { HookMade, HookView } from '@fanfare/contracts';
import { clock } from './clock.js';
import { plain, type Palette } from './palette.js';
import { table } from './table.js';

/** Hooks, a line each. */
export function hookLines(hooks: readonly HookView[], { bold, yellow, dim }: Palette = plain): string {
  if (hooks.length === 0) return 'no hooks; open one with: fanfare hook create "Orders of the shop"';
  const rows = table(hooks.map(({ id, kind, trigger, protection }) => [id, kind, trigger, protection]));
  return hooks
    .map((hook, i) => {
      const state = hook.paused ? [yellow('paused')] : [];
      return [bold(rows[i] ?? ''), ...state, dim(hook.title), ...leavingOf(hook)].join('  ');
    })
    .join('\n');
}

/** What was made for a hook, with what to do with it: nobody can be told it again. */
export function hookMadeLines(
  { hook, address, secret }: HookMade,
  gateway: string | null,
  palette: Palette = plain,
): string {
  // prettier-ignore
  const { bold, yellow } = palette;
  const told = [
    ...(address ? [`  post to  ${bold(address.url ?? (gateway ?? '') + address.path)}`] : []),
    ...(secret === undefined ? [] : [`  ${hook.protection === 'key' ? 'key    ' : 'secret '}  ${bold(secret)}`]),
  ];
  return [
    `${hook.title}: ${hook.id}, ${hook.trigger}`,
    ...told,
    ...(told.length > 0 ? [`  ${yellow('keep this: it is told only now')}`] : []),
    ...leavingOf(hook).map((line) => `  ${line}`),
    `  filter   { "left": "{{ trigger.hook.id }}", "op": "eq", "right": "${hook.id}" }`,
  ].join('\n');
}

/** What was replaced and still works. */
function leavingOf({ addresses, secrets }: HookView): string[] {
  const words = (what: string, all: readonly { until: number | null }[]) =>
    all.flatMap(({ until }) => (until === null ? [] : [`an old ${what} works until ${clock(until)}`]));
  return [...words('address', addresses), ...words('secret', secrets)];
}

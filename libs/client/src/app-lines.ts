import type { ConnectedAppView, ConnectorView, JsonObject } from '@fanfare/contracts';
import { clock } from './clock.js';
import type { AppChoice } from './connected-apps.js';
import { plain, type Palette } from './palette.js';
import { table } from './table.js';

/** Connected apps, a line each, with what is wrong with them below. */
export function appLines(apps: readonly ConnectedAppView[], palette: Palette = plain): string {
  if (apps.length === 0) return 'nothing is connected; see what can be with: fanfare connectors';
  const rows = table(apps.map((app) => [app.id, app.connector, app.title, stateOf(app), secretsOf(app)]));
  return apps
    .flatMap(({ closed }, i) => [rows[i] ?? '', ...closed.map((lane) => palette.yellow(`  ${closedLine(lane)}`))])
    .join('\n');
}

/** What a field of a step can be, a line each. */
export function choiceLines(choices: readonly AppChoice[]): string {
  if (choices.length === 0) return 'the account has none';
  return table(choices.map(({ value, title }) => [value, title])).join('\n');
}

/** What can be connected, with the settings that it takes. */
export function connectorLines(connectors: readonly ConnectorView[], { bold, dim }: Palette = plain): string {
  if (connectors.length === 0) return 'no connector is running';
  return connectors
    .flatMap(({ service, title, settings }) => [`${bold(service)}  ${title}`, ...fieldLines(settings).map(dim)])
    .join('\n');
}

/** Since when steps wait for a vendor, and until when at least. */
function closedLine({ state, reason, since, nextTryAt, lane }: ConnectedAppView['closed'][number]): string {
  const what = state === 'down' ? 'down' : 'left alone';
  return `${lane.endpoint}: ${what} since ${clock(since)}, next try ${clock(nextTryAt)}: ${reason}`;
}

function stateOf({ held, closed }: ConnectedAppView): string {
  if (held) return 'held';
  return closed.length === 0 ? 'ready' : 'waiting';
}

function secretsOf({ hints }: ConnectedAppView): string {
  return Object.entries(hints).map(([name, hint]) => `${name} ${hint}`).join(', '); // prettier-ignore
}

function fieldLines({ properties = {}, required = [] }: JsonObject): string[] {
  const needed = new Set(required as string[]);
  return Object.entries(properties as Record<string, JsonObject>).map(([name, field]) => {
    const words = [needed.has(name) ? 'needed' : 'optional', ...(field['secret'] === true ? ['secret'] : [])];
    const about = [field['title'], field['description']].filter((text) => typeof text === 'string').join(': ');
    return `  ${name} (${words.join(', ')})${about === '' ? '' : `  ${about}`}`;
  });
}

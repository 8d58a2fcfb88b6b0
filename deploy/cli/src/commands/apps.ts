import { appLines, choiceLines, connectorLines, type ConnectedApps } from '@fanfare/client';
import type { JsonObject } from '@fanfare/contracts';
import { readJsonFile } from '../arguments.js';
import type { Context } from '../context.js';
import { pairOf } from '../pair-of.js';
import { settingValue } from '../setting-value.js';

export interface ConnectOptions {
  title?: string;
  /** A JSON file, or `-` for standard input. */
  settings?: string;
  set?: string[];
  untested?: boolean;
}

export async function listConnectors({ apps, terminal }: Context): Promise<void> {
  const connectors = await apps.connectors();
  terminal.show(connectors, () => connectorLines(connectors, terminal.palette));
}

export async function listApps({ apps, terminal }: Context): Promise<void> {
  const found = await apps.list();
  terminal.show(found, () => appLines(found, terminal.palette));
}

export async function connectApp(
  connector: string,
  id: string,
  given: ConnectOptions,
  { apps, terminal }: Context,
): Promise<void> {
  const settings = await settingsOf(given, () => schemaOf(connector, apps));
  const app = await apps.connect({ connector, id, settings, ...aboutOf(given) });
  terminal.show(app, () => `connected: ${app.id}`);
}

/** Other settings, a new secret: what is not given stays. */
export async function changeApp(id: string, given: ConnectOptions, { apps, terminal }: Context): Promise<void> {
  const settings = await settingsOf(given, async () => schemaOf((await apps.get(id)).connector, apps));
  const app = await apps.change(id, { settings, ...aboutOf(given) });
  terminal.show(app, () => `changed: ${app.id}`);
}

/** False when the account cannot be used. */
export async function testApp(id: string, { apps, terminal }: Context): Promise<boolean> {
  const verdict = await apps.test(id);
  terminal.show(verdict, () => (verdict.ok ? `works: ${verdict.about}` : `does not work: ${verdict.reason}`));
  return verdict.ok;
}

export async function holdApp(id: string, { apps, terminal }: Context): Promise<void> {
  const app = await apps.hold(id);
  terminal.show(app, () => `held: ${app.id}; its steps wait until: fanfare app release ${app.id}`);
}

export async function releaseApp(id: string, { apps, terminal }: Context): Promise<void> {
  const app = await apps.release(id);
  terminal.show(app, () => `goes on: ${app.id}`);
}

export async function usesOfApp(id: string, { apps, terminal }: Context): Promise<void> {
  const workflows = await apps.uses(id);
  terminal.show(workflows, () => (workflows.length === 0 ? `no workflow uses ${id}` : workflows.join('\n')));
}

export async function choicesOfApp(id: string, name: string, { apps, terminal }: Context): Promise<void> {
  const choices = await apps.choices(id, name);
  terminal.show(choices, () => choiceLines(choices));
}

export async function disconnectApp(
  id: string,
  { evenIfUsed = false }: { evenIfUsed?: boolean },
  { apps, terminal }: Context,
): Promise<void> {
  await apps.disconnect(id, evenIfUsed);
  terminal.show({ id }, () => `disconnected: ${id}; its secrets are gone`);
}

function aboutOf({ title, untested }: ConnectOptions): { title?: string; untested?: true } {
  return { ...(title !== undefined && { title }), ...(untested && { untested }) };
}

/** Those of the file, and over them those that were set one by one. */
async function settingsOf(
  { settings, set = [] }: ConnectOptions,
  schemaOfThem: () => Promise<JsonObject>,
): Promise<JsonObject> {
  const given = settings === undefined ? {} : (readJsonFile(settings) as JsonObject);
  if (set.length === 0) return given;
  const pairs = set.map((text) => pairOf('--set name=value', text));
  const schema = await schemaOfThem();
  return { ...given, ...Object.fromEntries(pairs.map(([name, text]) => [name, settingValue(schema, name, text)])) };
}

/** What a connector's settings are. Of one that is not there, nothing: the API says so. */
async function schemaOf(connector: string, apps: ConnectedApps): Promise<JsonObject> {
  const known = await apps.connectors();
  return known.find(({ service }) => service === connector)?.settings ?? {};
}

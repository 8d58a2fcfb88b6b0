import { dryRunLines, type TryRequest } from '@fanfare/client';
import type { JsonObject } from '@fanfare/contracts';
import { parseJson, readJsonFile } from '../arguments.js';
import type { Context } from '../context.js';
import { pairOf } from '../pair-of.js';

export interface TryOptions {
  event?: string;
  eventId?: string;
  contact?: string;
  exit?: string[];
  version?: number;
}

/** Says what a workflow would do: one that is saved, by its id, or the definition in a file. False when it would not start. */
export async function tryWorkflow(what: string, options: TryOptions, { trying, terminal }: Context): Promise<boolean> {
  const request = requestOf(options);
  const { version } = options;
  const dryRun = what.endsWith('.json')
    ? await trying.tryDefinition(readJsonFile(what), request)
    : await trying.tryWorkflow(what, { ...request, ...(version !== undefined && { version }) });
  terminal.show(dryRun, () => dryRunLines(dryRun, terminal.palette));
  return dryRun.starts;
}

function requestOf({ event, eventId, contact, exit }: TryOptions): TryRequest {
  return {
    ...(event !== undefined && { event: parseJson(event, '--event') as JsonObject }),
    ...(eventId !== undefined && { eventId }),
    ...(contact !== undefined && { contact: contactOf(contact) }),
    ...(exit !== undefined && { exits: Object.fromEntries(exit.map((text) => pairOf('--exit step=exit', text))) }),
  };
}

/** A contact's id, or a made-up contact as JSON. */
function contactOf(text: string): string | JsonObject {
  return text.trimStart().startsWith('{') ? (parseJson(text, '--contact') as JsonObject) : text;
}

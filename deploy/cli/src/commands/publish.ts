import type { PublishedEvent } from '@fanfare/contracts';
import { fieldLines, type BatchAnswer } from '@fanfare/client';
import { parseJson, readEventsFile } from '../arguments.js';
import type { Context } from '../context.js';

const maxBatch = 1_000; // what the gateway takes at once

export interface PublishOptions {
  data?: string;
  contact?: string;
  site?: string;
  card?: string;
  id?: string;
  file?: string;
}

/** Publishes one event, or the events of a file. False when some were refused. */
export async function publish(
  trigger: string | undefined,
  options: PublishOptions,
  context: Context,
): Promise<boolean> {
  if (options.file !== undefined) return publishFile(options.file, context);
  if (trigger === undefined) {
    throw new Error('Say which trigger, such as Contact.Identified, or give --file with events.');
  }
  const { data = '{}', contact, site, card, id } = options;
  // Checked by the gateway, which knows the trigger's schema and says what is near a name that does not exist.
  const event = {
    type: trigger as PublishedEvent['type'],
    ...(id !== undefined && { id }),
    ...(contact !== undefined && { contact: { email: contact } }),
    ...(site !== undefined && { siteId: site }),
    ...(card !== undefined && { cardId: card }),
    data: parseJson(data, '--data') as PublishedEvent['data'],
  };
  const stored = await context.gateway.publish(event);
  context.terminal.show({ id: stored, status: 'accepted' }, () => `accepted: event ${stored}`);
  return true;
}

async function publishFile(path: string, { gateway, terminal }: Context): Promise<boolean> {
  const events = readEventsFile(path);
  let refused = 0;
  for (let from = 0; from < events.length; from += maxBatch) {
    const answer = await gateway.publishAll(events.slice(from, from + maxBatch));
    refused += answer.refused;
    terminal.show(answer, () => inWords(answer, from));
  }
  return refused === 0;
}

function inWords({ accepted, refused, results }: BatchAnswer, from: number): string {
  const problems = results.flatMap(({ index, errors }) =>
    errors ? [`event ${from + index}:`, ...fieldLines(errors)] : [],
  );
  return [`${accepted} accepted, ${refused} refused`, ...problems].join('\n');
}

import type { Condition } from '@fanfare/contracts';
import { contactsLines, segmentLines } from '@fanfare/client';
import { readJsonFile } from '../arguments.js';
import type { Context } from '../context.js';

export interface SaveOptions {
  name: string;
  tellEverybody?: boolean;
}

export async function listSegments({ segments, terminal }: Context): Promise<void> {
  const all = await segments.all();
  terminal.show(all, () => segmentLines(all, terminal.palette));
}

export async function showSegment(id: string, { segments, terminal }: Context): Promise<void> {
  const segment = await segments.get(id);
  terminal.show(segment, () =>
    [segmentLines([segment], terminal.palette), JSON.stringify(segment.condition, null, 2)].join('\n'),
  );
}

export async function saveSegment(
  id: string,
  file: string,
  { name, tellEverybody }: SaveOptions,
  { segments, terminal }: Context,
): Promise<void> {
  // What is wrong with it the API says, with the place.
  const condition = readJsonFile(file) as Condition;
  const segment = await segments.save(id, { name, condition, ...(tellEverybody && { tell: 'everybody' }) });
  terminal.show(segment, () => segmentLines([segment], terminal.palette));
}

export async function segmentMembers(
  id: string,
  query: { limit?: number; after?: string },
  { segments, terminal }: Context,
): Promise<void> {
  const { contacts, next } = await segments.members(id, query);
  terminal.show(contacts, () => contactsLines(contacts, terminal.palette));
  if (next !== null) terminal.note([`more: --after ${next}`]);
}

export async function removeSegment(id: string, { segments, terminal }: Context): Promise<void> {
  await segments.remove(id);
  terminal.show({ removed: id }, () => `${id} is removed`);
}

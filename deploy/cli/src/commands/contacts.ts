import { deletionLines, deletionListLines, mergePreviewLines, profileLines, timelineLines } from '@fanfare/client';
import type { Context } from '../context.js';

export async function showContact(id: string, { contacts, terminal }: Context): Promise<void> {
  const profile = await contacts.profile(id);
  terminal.show(profile, () => profileLines(profile, terminal.palette));
}

export async function showTimeline(
  id: string,
  query: { limit?: number; after?: string },
  { contacts, terminal }: Context,
): Promise<void> {
  const page = await contacts.timeline(id, query);
  terminal.show(page, () => timelineLines(page, terminal.palette));
  if (page.next !== null) terminal.note([`more: --after ${page.next}`]);
}

export async function mergeContacts(
  survivor: string,
  loser: string,
  options: { preview?: boolean },
  { contacts, terminal }: Context,
): Promise<void> {
  const preview = await contacts.previewMerge(survivor, loser);
  if (options.preview) return terminal.show(preview, () => mergePreviewLines(preview, terminal.palette));
  const merged = await contacts.merge(survivor, loser);
  terminal.show(
    merged,
    () => `${loser} is ${survivor} now; fanfare contact unmerge ${merged.merge.id} takes that back`,
  );
}

export async function unmergeContacts(merge: string, { contacts, terminal }: Context): Promise<void> {
  const undone = await contacts.undoMerge(merge);
  terminal.show(undone, () => `${undone.survivor.id} and ${undone.loser.id} are two again`);
}

export async function deleteContacts(
  ids: string[],
  options: { confirm: string },
  { contacts, terminal }: Context,
): Promise<void> {
  const answer = await contacts.delete(ids, options.confirm);
  terminal.show(answer, () => deletionLines(answer, terminal.palette));
}

export async function listDeletions({ contacts, terminal }: Context): Promise<void> {
  const list = await contacts.deletions();
  terminal.show(list, () => deletionListLines(list, terminal.palette));
}

export async function exportContact(id: string, { contacts, terminal }: Context): Promise<void> {
  const everything = await contacts.export(id);
  terminal.show(everything, () => JSON.stringify(everything, null, 2));
}

import path from 'node:path';
import { textOf } from './page.js';
import { pages } from './pages.js';

export const folder = path.resolve(import.meta.dirname, '../../../docs/reference');

/** The files of docs/reference as the code wants them, by their names. */
export async function reference(): Promise<Map<string, string>> {
  const all = await Promise.all(pages().map(async (page) => [page.file, await textOf(page, folder)] as const));
  return new Map(all);
}

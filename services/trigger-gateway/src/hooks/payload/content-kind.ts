import { headerOf, type Received } from '../received.js';

/** What a hook can read. */
export type ContentKind = 'json' | 'urlencoded' | 'multipart';

const utf8 = /^ *charset *= *"?utf-?8"? *$/i;

/** What the headers say that a body is; null: nothing that a hook can read, or in another charset or encoding. */
export function contentKindOf(headers: Received['headers']): ContentKind | null {
  if ((headerOf({ headers }, 'content-encoding') ?? 'identity').toLowerCase() !== 'identity') return null;
  const [essence = '', ...parameters] = (headerOf({ headers }, 'content-type') ?? '').split(';');
  const kind = kindOf(essence.trim().toLowerCase());
  if (kind === 'multipart') return kind;
  return parameters.every((one) => !/charset/i.test(one) || utf8.test(one)) ? kind : null;
}

function kindOf(essence: string): ContentKind | null {
  if (essence === 'application/json' || /^application\/[\w.-]+\+json$/.test(essence)) return 'json';
  if (essence === 'application/x-www-form-urlencoded') return 'urlencoded';
  return essence === 'multipart/form-data' ? 'multipart' : null;
}

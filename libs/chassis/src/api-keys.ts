import { hash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { workspaceId } from '@fanfare/contracts';
import { variableReadBy } from './config.js';

/** What a key opens: nothing, one workspace or several, or all of them. */
export interface Reach {
  known: boolean;
  everywhere: boolean;
  opens(workspace: string): boolean;
}

interface Key {
  digest: Buffer;
  workspace: string;
}

const all = '*';
const bearer = /^Bearer +(\S+) *$/i;
const jsonKeys = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** The keys of an API. Only their digests are kept: a dump of this process holds no key. */
export class ApiKeys {
  private constructor(private readonly keys: readonly Key[]) {}

  /** Throws with the place of what is wrong, never with a key. */
  static parse(text: string): ApiKeys {
    const pairs = text.trim().startsWith('{') ? jsonPairs(text) : listPairs(text);
    return new ApiKeys(
      pairs.map(([workspace, key], i) => {
        const named = workspace === all || workspaceId.safeParse(workspace).success;
        if (!named || key === '') throw new Error(`entry ${i + 1} is not a workspace and its key`);
        return { workspace, digest: digestOf(key) };
      }),
    );
  }

  get count(): number {
    return this.keys.length;
  }

  /** Compares with every key, so that the time says nothing about which one was close. */
  reach(authorization: string | undefined): Reach {
    const given = digestOf(bearer.exec(authorization ?? '')?.[1] ?? '');
    const matching = this.keys.filter(({ digest }) => timingSafeEqual(digest, given)).map(({ workspace }) => workspace);
    const everywhere = matching.includes(all);
    return { known: matching.length > 0, everywhere, opens: (workspace) => everywhere || matching.includes(workspace) };
  }
}

/** A variable that holds keys: `workspace:key,workspace:key`, or JSON `{"workspace": "key" | ["key", ...]}`. Workspace `*` is all of them. */
export const apiKeysVariable = variableReadBy((text) => ApiKeys.parse(text));

function listPairs(text: string): [string, string][] {
  const entries = text.split(',').map((entry) => entry.trim()).filter(Boolean); // prettier-ignore
  return entries.map((entry) => {
    const colon = entry.indexOf(':');
    return colon < 0 ? ['', ''] : [entry.slice(0, colon), entry.slice(colon + 1)];
  });
}

function jsonPairs(text: string): [string, string][] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('it begins like JSON, but is not');
  }
  const parsed = jsonKeys.safeParse(value);
  if (!parsed.success) throw new Error('as JSON it must be {"workspace": "key"} or {"workspace": ["key", "key"]}');
  return Object.entries(parsed.data).flatMap(([workspace, keys]) =>
    [keys].flat().map((key): [string, string] => [workspace, key]),
  );
}

function digestOf(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}

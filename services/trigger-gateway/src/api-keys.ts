import { hash, timingSafeEqual } from 'node:crypto';
import { workspaceId } from '@fanfare/contracts';

/** `allowed`, a key nobody has, or a key that is good for another workspace only. */
export type KeyVerdict = 'allowed' | 'unknown key' | 'other workspace';

const bearer = /^Bearer +(\S+) *$/i;

/** The publishers' keys, per workspace. Only their digests are kept: a dump of this process holds no key. */
export class ApiKeys {
  private constructor(private readonly digests: ReadonlyMap<string, readonly Buffer[]>) {}

  /** Reads `workspace:key,workspace:key`. Throws with the place of what is wrong, never with a key. */
  static parse(text: string): ApiKeys {
    const digests = new Map<string, Buffer[]>();
    const entries = text.split(',').map((entry) => entry.trim()).filter(Boolean); // prettier-ignore
    for (const [i, entry] of entries.entries()) {
      const colon = entry.indexOf(':');
      const [workspace, key] = [entry.slice(0, colon), entry.slice(colon + 1)];
      if (colon < 0 || key === '' || !workspaceId.safeParse(workspace).success) {
        throw new Error(`entry ${i + 1} is not workspace:key`);
      }
      digests.set(workspace, [...(digests.get(workspace) ?? []), digestOf(key)]);
    }
    return new ApiKeys(digests);
  }

  get count(): number {
    return this.digests.size;
  }

  check(authorization: string | undefined, workspace: string): KeyVerdict {
    const key = bearer.exec(authorization ?? '')?.[1];
    if (key === undefined) return 'unknown key';
    const given = digestOf(key);
    if (holds(this.digests.get(workspace) ?? [], given)) return 'allowed';
    return holds([...this.digests.values()].flat(), given) ? 'other workspace' : 'unknown key';
  }
}

/** Compares with every digest, so that the time says nothing about which one was close. */
function holds(digests: readonly Buffer[], given: Buffer): boolean {
  return digests.reduce((found, digest) => timingSafeEqual(digest, given) || found, false);
}

function digestOf(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}

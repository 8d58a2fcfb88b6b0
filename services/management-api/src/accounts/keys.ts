import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalid, notFound } from '../http/problem-error.js';
import { routes } from '../routes.js';
import type { Caller } from './caller.js';
import { CallerNames } from './caller-names.js';
import { keyPrefix } from './callers.js';
import { KeyStore, type StoredKey } from './key.store.js';
import { scopesOf } from './scope.js';
import { digestOf, newToken } from '../secrets/secret-token.js';

const hintLength = 4;

interface NewKey {
  name: string;
  scopes: string[];
  endsAt?: number | undefined;
}

/** Keys for programs. */
@Injectable()
export class Keys {
  readonly scopes = scopesOf(Object.values(routes));

  constructor(
    private readonly keys: KeyStore,
    private readonly callers: CallerNames,
  ) {}

  async list(workspace: string) {
    return (await this.keys.list(workspace)).map(shown);
  }

  async make(workspace: string, { name, scopes, endsAt }: NewKey, by: Caller, now: number) {
    const unknown = scopes.findIndex((scope) => !this.scopes.includes(scope));
    if (unknown >= 0) {
      const message = `is none; expected one of ${this.scopes.join(', ')}`;
      throw invalid([{ path: `scopes.${unknown}`, message }]);
    }
    if (endsAt !== undefined && endsAt <= now) throw invalid([{ path: 'endsAt', message: 'is over already' }]);
    const key = newToken(keyPrefix);
    const stored = {
      _id: digestOf(key),
      id: randomUUID(),
      workspace,
      name,
      hint: key.slice(-hintLength),
      scopes: [...new Set(scopes)],
      createdAt: now,
      createdBy: (await this.callers.of(by)).name,
      usedAt: null,
      endsAt: endsAt ?? null,
    };
    await this.keys.insert(stored);
    return { ...shown(stored), key };
  }

  async revoke(workspace: string, id: string): Promise<void> {
    if (!(await this.keys.revoke(workspace, id))) throw notFound('key');
  }
}

function shown({ _id, workspace, ...key }: StoredKey) {
  return key;
}

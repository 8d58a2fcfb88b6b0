import { Injectable } from '@nestjs/common';
import { AccountStore } from './account.store.js';
import type { AuditEntry } from './audit.store.js';
import type { Caller } from './caller.js';

/** What callers are called where it is written down who did something. */
@Injectable()
export class CallerNames {
  constructor(private readonly accounts: AccountStore) {}

  async of(caller: Caller): Promise<AuditEntry['who']> {
    switch (caller.kind) {
      case 'account':
        return { kind: 'account', id: caller.account, name: (await this.accounts.find(caller.account))?.email ?? '' };
      case 'key':
        return { kind: 'key', id: caller.id, name: caller.name };
      case 'environment':
        return { kind: 'environment', id: null, name: 'a key of the environment' };
      default:
        return caller satisfies never;
    }
  }
}

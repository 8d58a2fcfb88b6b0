import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { durationMs, type ContactFrom, type Hook, type HookKind, type HookProtection } from '@fanfare/contracts';
import { ProblemError } from '../http/problem-error.js';
import { digestOf, newToken } from '../secrets/secret-token.js';
import { HookSecrets } from './hook-secrets.js';
import { Hooks } from './hooks.js';
import { newSecret } from './new-secret.js';
import { replaced } from './replaced.js';

type Ref = Pick<Hook, 'workspace' | 'id'>;

/** A hook, and what was made for it just now and is nowhere else. */
export interface Made {
  hook: Hook;
  token?: string;
  secret?: string;
}

export interface NewHook {
  workspace: string;
  id?: string | undefined;
  kind: HookKind;
  title: string;
  protection: HookProtection;
  secret?: string | undefined;
  contactFrom?: ContactFrom | undefined;
  paused: boolean;
}

export interface HookChange {
  title?: string | undefined;
  protection?: HookProtection | undefined;
  secret?: string | undefined;
  contactFrom?: ContactFrom | null | undefined;
  paused?: boolean | undefined;
}

/** Opens and changes hooks: makes their addresses and secrets, and keeps of an address only its digest. */
@Injectable()
export class HookKeeping {
  constructor(
    private readonly hooks: Hooks,
    private readonly secrets: HookSecrets,
  ) {}

  async open({ secret: given, contactFrom, id = randomBytes(6).toString('hex'), ...rest }: NewHook): Promise<Made> {
    const now = Date.now();
    const token = newToken();
    const ref = { workspace: rest.workspace, id };
    const { sealed, told } = this.secretsFor({ ...ref, ...rest }, given);
    const addresses = [addressOf(token)];
    const hook: Hook = { ...rest, id, secrets: sealed, addresses, ...(contactFrom && { contactFrom }), createdAt: now, updatedAt: now }; // prettier-ignore
    await this.hooks.add(hook);
    return { hook, token, ...told };
  }

  async change(of: Ref, { protection, secret: given, contactFrom, ...rest }: HookChange): Promise<Made> {
    if (given !== undefined && protection === undefined) {
      throw new ProblemError(400, 'InvalidRequest', 'A secret is changed by rotating it.', {
        errors: [{ path: 'secret', message: 'give the protection too, or POST it to …/rotate-secret' }],
      });
    }
    let told = {};
    const hook = await this.hooks.change(of, (before) => {
      const next: Hook = { ...before, ...withoutGaps(rest), updatedAt: Date.now() };
      if (contactFrom === null) delete next.contactFrom;
      else if (contactFrom) next.contactFrom = contactFrom;
      if (protection === undefined || (protection === before.protection && given === undefined)) return next;
      const made = this.secretsFor({ ...next, protection }, given);
      told = made.told;
      return { ...next, protection, secrets: made.sealed };
    });
    return { hook, ...told };
  }

  async rotateAddress(of: Ref, keepFor: string): Promise<Made> {
    const token = newToken();
    const hook = await this.hooks.change(of, (before) => {
      const now = Date.now();
      const addresses = replaced(before.addresses, addressOf(token), now, durationMs(keepFor) ?? 0);
      return { ...before, addresses, updatedAt: now };
    });
    return { hook, token };
  }

  async rotateSecret(of: Ref, given: string | undefined, keepFor: string): Promise<Made> {
    let told = {};
    const hook = await this.hooks.change(of, (before) => {
      const now = Date.now();
      if (before.protection === 'none') {
        throw new ProblemError(409, 'Conflict', `The hook ${of.id} has no secret. Change its protection to give it one.`); // prettier-ignore
      }
      const made = this.secretsFor(before, given);
      told = made.told;
      const secrets = made.sealed.flatMap((one) => replaced(before.secrets, one, now, durationMs(keepFor) ?? 0));
      return { ...before, secrets, updatedAt: now };
    });
    return { hook, ...told };
  }

  /** The secret that a hook begins with, if any, and what is told of it. */
  private secretsFor(hook: Ref & Pick<Hook, 'kind' | 'protection'>, given: string | undefined) {
    if (hook.protection === 'none' && given === undefined) return { sealed: [], told: {} };
    const { text, made } = newSecret(hook, given);
    return { sealed: [this.secrets.seal(hook, text)], told: made ? { secret: text } : {} };
  }
}

function addressOf(token: string): Hook['addresses'][number] {
  return { digest: digestOf(token), until: null };
}

function withoutGaps<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }; // prettier-ignore
}

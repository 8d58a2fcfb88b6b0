import { Inject, Injectable } from '@nestjs/common';
import type { Sealed } from '@fanfare/contracts';
import { CONFIG, Log } from '@fanfare/chassis';
import type { ManagementConfig } from '../management.config.js';
import { ProblemError } from '../http/problem-error.js';

interface Keeper {
  workspace: string;
  id: string;
}

/** Seals what must not be read, and wraps anew what an older master key sealed: the same for whatever has secrets. */
@Injectable()
export class Secrets {
  private readonly keys;

  constructor(
    @Inject(CONFIG) config: ManagementConfig,
    private readonly log: Log,
  ) {
    this.keys = config.MASTER_KEYS;
  }

  /** Throws Conflict when there is no master key to seal with. */
  seal(text: string, boundTo: string): Sealed {
    if (!this.keys.isEmpty) return this.keys.seal(text, boundTo);
    throw new ProblemError(409, 'Conflict', 'Secrets cannot be kept: MASTER_KEYS is not set. Whoever runs Fanfare must set it.'); // prettier-ignore
  }

  /** Throws CannotOpen. */
  open(sealed: Sealed, boundTo: string): string {
    return this.keys.open(sealed, boundTo);
  }

  isOld(sealed: Sealed): boolean {
    return !this.keys.isEmpty && !this.keys.isCurrent(sealed);
  }

  /** The same secret under the key that seals now. */
  renewed(sealed: Sealed, boundTo: string): Sealed {
    return this.isOld(sealed) ? this.keys.rewrap(sealed, boundTo) : sealed;
  }

  /** Whoever opens secrets has both keys while a new one takes over, so this may happen under load. */
  async renewAll<T extends Keeper>(kind: string, old: readonly T[], renew: (of: T) => Promise<unknown>): Promise<void> {
    for (const of of old) {
      try {
        await renew(of);
      } catch (err) {
        const { workspace, id } = of;
        this.log.error({ err, workspace, kind, id }, 'a secret could not be wrapped with the new master key');
      }
    }
    if (old.length > 0) this.log.info({ kind, count: old.length }, 'secrets were wrapped with the new master key');
  }
}

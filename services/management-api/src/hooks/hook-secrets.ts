import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { hookBinding, type Hook } from '@fanfare/contracts';
import { hintOf } from '../secrets/hint-of.js';
import { Secrets } from '../secrets/secrets.js';
import { Hooks } from './hooks.js';

type Secret = Hook['secrets'][number];

/** Seals the secrets of hooks, and wraps those anew that an older master key sealed. It opens none. */
@Injectable()
export class HookSecrets implements OnApplicationBootstrap {
  constructor(
    private readonly secrets: Secrets,
    private readonly hooks: Hooks,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const hooks = await this.hooks.all();
    const old = hooks.filter(({ secrets }) => secrets.some(({ sealed }) => this.secrets.isOld(sealed)));
    await this.secrets.renewAll('hook', old, (of) => this.hooks.change(of, (hook) => this.renewed(hook)));
  }

  /** Throws Conflict when there is no master key to seal with. */
  seal(of: Pick<Hook, 'workspace' | 'id'>, text: string): Secret {
    return { sealed: this.secrets.seal(text, hookBinding(of)), hint: hintOf(text), until: null };
  }

  private renewed(hook: Hook): Hook {
    const binding = hookBinding(hook);
    const secrets = hook.secrets.map((one) => ({ ...one, sealed: this.secrets.renewed(one.sealed, binding) }));
    return { ...hook, secrets };
  }
}

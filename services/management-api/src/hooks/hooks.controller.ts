import { Controller, Inject } from '@nestjs/common';
import { hookPath, hookTriggers, type Hook, type HookMade, type HookView } from '@fanfare/contracts';
import { CONFIG } from '@fanfare/chassis';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import type { ManagementConfig } from '../management.config.js';
import { HookKeeping, type Made } from './hook-keeping.js';
import { hookRoutes as routes } from './hook.routes.js';
import { Hooks } from './hooks.js';

/** Addresses at which others post into a workspace, for people. */
@Controller()
export class HooksController {
  constructor(
    private readonly hooks: Hooks,
    private readonly keeping: HookKeeping,
    @Inject(CONFIG) private readonly config: ManagementConfig,
  ) {}

  @Serves(routes.list)
  async list({ params: { workspace } }: Given<typeof routes.list>) {
    return { hooks: (await this.hooks.list(workspace)).map(viewOf) };
  }

  @Serves(routes.create)
  async create({ params: { workspace }, body }: Given<typeof routes.create>) {
    return this.told(await this.keeping.open({ workspace, ...body }));
  }

  @Serves(routes.get)
  async get({ params }: Given<typeof routes.get>) {
    return viewOf(await this.hooks.get(params));
  }

  @Serves(routes.change)
  async change({ params, body }: Given<typeof routes.change>) {
    return this.told(await this.keeping.change(params, body));
  }

  @Serves(routes.rotateAddress)
  async rotateAddress({ params, body: { keepFor } }: Given<typeof routes.rotateAddress>) {
    return this.told(await this.keeping.rotateAddress(params, keepFor));
  }

  @Serves(routes.rotateSecret)
  async rotateSecret({ params, body: { secret, keepFor } }: Given<typeof routes.rotateSecret>) {
    return this.told(await this.keeping.rotateSecret(params, secret, keepFor));
  }

  @Serves(routes.remove)
  async remove({ params }: Given<typeof routes.remove>) {
    await this.hooks.remove(params);
    return { id: params.id };
  }

  private told({ hook, token, secret }: Made): HookMade {
    const { GATEWAY_PUBLIC_URL: base } = this.config;
    const path = token === undefined ? null : hookPath(token);
    return {
      hook: viewOf(hook),
      ...(path !== null && { address: { path, url: base === undefined ? null : base + path } }),
      ...(secret !== undefined && { secret }),
    };
  }
}

/** What of a hook may be seen: neither its digests nor its secrets. */
function viewOf({ workspace: _own, secrets, addresses, ...hook }: Hook): HookView {
  return {
    ...hook,
    trigger: hookTriggers[hook.kind],
    secrets: secrets.map(({ hint, until }) => ({ hint, until })),
    addresses: addresses.map(({ until }) => ({ until })),
  };
}

import { Controller } from '@nestjs/common';
import { appChoices, type ConnectedApp } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { ProblemError } from '../http/problem-error.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { connectedAppRoutes as routes } from './connected-app.routes.js';
import { Connecting } from './connecting.js';
import { Connections } from './connections.js';
import { LaneStates } from './lane-states.js';
import { UsesOfApp } from './uses-of-app.js';

/** Accounts at vendors, for people. */
@Controller()
export class ConnectedAppsController {
  constructor(
    private readonly connections: Connections,
    private readonly connecting: Connecting,
    private readonly lanes: LaneStates,
    private readonly usesOfApp: UsesOfApp,
    private readonly requests: Requests,
  ) {}

  @Serves(routes.list)
  async list({ params: { workspace } }: Given<typeof routes.list>) {
    return { apps: this.connections.list(workspace).map((app) => this.view(app)) };
  }

  @Serves(routes.connect)
  async connect({ params: { workspace }, body }: Given<typeof routes.connect>) {
    return this.view(await this.connecting.connect({ workspace, ...body }));
  }

  @Serves(routes.try)
  async try({ params: { workspace }, body: { connector, settings } }: Given<typeof routes.try>) {
    return this.connecting.try({ workspace, id: 'candidate', connector, settings });
  }

  @Serves(routes.get)
  async get({ params: { workspace, id } }: Given<typeof routes.get>) {
    return this.view(this.connections.get(workspace, id));
  }

  @Serves(routes.change)
  async change({ params: { workspace, id }, body }: Given<typeof routes.change>) {
    return this.view(await this.connecting.change(workspace, id, body));
  }

  @Serves(routes.test)
  async test({ params: { workspace, id } }: Given<typeof routes.test>) {
    return this.connecting.test(this.connections.get(workspace, id));
  }

  @Serves(routes.hold)
  async hold({ params: { workspace, id } }: Given<typeof routes.hold>) {
    return this.view(await this.connections.change(workspace, id, (app) => ({ ...app, held: true })));
  }

  @Serves(routes.release)
  async release({ params: { workspace, id } }: Given<typeof routes.release>) {
    return this.view(await this.connections.change(workspace, id, (app) => ({ ...app, held: false })));
  }

  @Serves(routes.uses)
  async uses({ params: { workspace, id } }: Given<typeof routes.uses>) {
    return { workflows: await this.usesOfApp.of(this.connections.get(workspace, id)) };
  }

  @Serves(routes.choices)
  async choices({ params: { workspace, id }, query: { name } }: Given<typeof routes.choices>) {
    const { connector } = this.connections.get(workspace, id);
    return this.requests.ask(appChoices(connector), { workspace, app: id, name }, 20_000);
  }

  @Serves(routes.disconnect)
  async disconnect({ params: { workspace, id }, body: { evenIfUsed } }: Given<typeof routes.disconnect>) {
    const uses = evenIfUsed ? [] : await this.usesOfApp.of(this.connections.get(workspace, id));
    if (uses.length > 0) {
      const message = `${uses.length === 1 ? 'A workflow uses' : `${uses.length} workflows use`} ${id}: ${uses.join(', ')}. Their steps would fail.`; // prettier-ignore
      throw new ProblemError(409, 'Conflict', message);
    }
    await this.connections.remove(workspace, id);
    return { id };
  }

  @Serves(routes.closed)
  async closed({ params: { workspace } }: Given<typeof routes.closed>) {
    return { closed: this.lanes.of(workspace) };
  }

  private view({ workspace, secrets: _sealed, ...app }: ConnectedApp) {
    return { ...app, closed: this.lanes.of(workspace, app.id).map(({ service: _of, ...lane }) => lane) };
  }
}

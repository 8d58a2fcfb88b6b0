import { z } from 'zod';
import {
  appVerdict,
  connectedAppView,
  connectorView,
  laneHealth,
  type AppVerdict,
  type ConnectedAppView,
  type ConnectorView,
  type JsonObject,
  type LaneHealth,
} from '@fanfare/contracts';
import { call, callIn, type Call, type Endpoint } from './call.js';

/** What connects an account. Its settings hold secrets, which never come back. */
export interface ConnectRequest {
  id: string;
  connector: string;
  title?: string;
  settings: JsonObject;
  untested?: boolean;
}

const choice = z.object({ value: z.string(), title: z.string() });
/** What a field of a step can be, and what people call it. */
export type AppChoice = z.output<typeof choice>;

/** Accounts at vendors, and how they are. */
export class ConnectedApps {
  constructor(
    private readonly endpoint: Endpoint,
    private readonly workspace: string,
  ) {}

  async connectors(): Promise<ConnectorView[]> {
    const reply = z.object({ connectors: z.array(connectorView) });
    return (await call(this.endpoint, { method: 'GET', path: '/v1/catalogue/connectors', reply })).connectors;
  }

  async list(): Promise<ConnectedAppView[]> {
    const reply = z.object({ apps: z.array(connectedAppView) });
    return (await this.ask({ method: 'GET', path: '/connected-apps', reply })).apps;
  }

  /** The vendors and addresses for which steps wait now. */
  async closed(): Promise<LaneHealth[]> {
    const reply = z.object({ closed: z.array(laneHealth) });
    return (await this.ask({ method: 'GET', path: '/closed', reply })).closed;
  }

  get(id: string): Promise<ConnectedAppView> {
    return this.ask({ method: 'GET', path: at(id), reply: connectedAppView });
  }

  connect(request: ConnectRequest): Promise<ConnectedAppView> {
    return this.ask({ method: 'POST', path: '/connected-apps', body: request, reply: connectedAppView });
  }

  change(id: string, body: Partial<Omit<ConnectRequest, 'id' | 'connector'>>): Promise<ConnectedAppView> {
    return this.ask({ method: 'PUT', path: at(id), body, reply: connectedAppView });
  }

  test(id: string): Promise<AppVerdict> {
    return this.ask({ method: 'POST', path: `${at(id)}/test`, reply: appVerdict });
  }

  hold(id: string): Promise<ConnectedAppView> {
    return this.ask({ method: 'POST', path: `${at(id)}/hold`, reply: connectedAppView });
  }

  release(id: string): Promise<ConnectedAppView> {
    return this.ask({ method: 'POST', path: `${at(id)}/release`, reply: connectedAppView });
  }

  /** The workflows whose steps use it. */
  async uses(id: string): Promise<string[]> {
    const reply = z.object({ workflows: z.array(z.string()) });
    return (await this.ask({ method: 'GET', path: `${at(id)}/uses`, reply })).workflows;
  }

  /** What the vendor knows that a field of a step can be. */
  async choices(id: string, name: string): Promise<AppChoice[]> {
    const reply = z.object({ choices: z.array(choice) });
    const path = `${at(id)}/choices?${new URLSearchParams({ name }).toString()}`;
    return (await this.ask({ method: 'GET', path, reply })).choices;
  }

  async disconnect(id: string, evenIfUsed: boolean): Promise<void> {
    await this.ask({ method: 'POST', path: `${at(id)}/disconnect`, body: { evenIfUsed }, reply: z.unknown() });
  }

  private ask<S extends z.ZodType>(request: Call<S>): Promise<z.output<S>> {
    return callIn(this.endpoint, this.workspace, request);
  }
}

function at(id: string): string {
  return `/connected-apps/${encodeURIComponent(id)}`;
}

import { Kvm } from '@nats-io/kv';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { appBinding, appKey, buckets, type ConnectedApp, type JsonObject } from '@fanfare/contracts';
import { Keyring } from '@fanfare/secrets';

/** The master key of services under test. */
export const testMasterKey = `test:${Buffer.alloc(32, 7).toString('base64')}`;

export interface Connecting extends Partial<Pick<ConnectedApp, 'workspace' | 'id' | 'title' | 'held'>> {
  connector: string;
  settings?: JsonObject;
  secrets?: JsonObject;
  /** What its secrets are sealed with. @default testMasterKey */
  masterKey?: string;
}

/** An account as the management API keeps it: its secrets sealed. */
export function aConnectedApp(given: Connecting): ConnectedApp {
  const {
    connector,
    settings = {},
    secrets = {},
    workspace = 'acme',
    id = 'main',
    title = id,
    held = false,
    masterKey = testMasterKey,
  } = given;
  const ref = { connector, workspace, id };
  const sealed = Keyring.parse(masterKey).seal(JSON.stringify(secrets), appBinding(ref));
  const now = Date.now();
  return { ...ref, title, settings, secrets: sealed, hints: {}, held, createdAt: now, updatedAt: now };
}

/** Connects an account, as the management API does; the same again changes it. */
export async function connectApp(natsUrl: string, given: Connecting): Promise<void> {
  const app = aConnectedApp(given);
  const nc = await connect({ servers: natsUrl });
  try {
    const kv = await new Kvm(jetstream(nc)).create(buckets.connections, { history: 1 });
    await kv.put(appKey(app), JSON.stringify(app));
  } finally {
    await nc.drain();
  }
}

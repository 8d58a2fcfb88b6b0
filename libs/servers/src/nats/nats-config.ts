/** What the configuration file of a nats-server says. */
export interface NatsSettings {
  host: string;
  port: number;
  /** JetStream's folder. */
  storeDir: string;
  /** @default 'always' */
  syncInterval?: string;
  serverName?: string;
  maxPayload?: number;
  monitorPort?: number;
}

/** The text of the configuration file. */
export function natsConfig(settings: NatsSettings): string {
  const { host, port, storeDir, syncInterval = 'always', serverName, maxPayload, monitorPort } = settings;
  const lines = [
    `listen: "${host}:${port}"`,
    serverName && `server_name: ${JSON.stringify(serverName)}`,
    maxPayload && `max_payload: ${maxPayload}`,
    monitorPort && `http: "${host}:${monitorPort}"`,
    'jetstream {',
    `  store_dir: ${JSON.stringify(storeDir)}`,
    '  max_file_store: 32GB', // twice what the streams may take: the server reserves it, also while it makes one
    `  sync_interval: ${syncInterval}`,
    '}',
  ];
  return `${lines.filter(Boolean).join('\n')}\n`;
}

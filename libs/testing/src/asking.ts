import { ClientProxyFactory, Transport } from '@nestjs/microservices';
import { Requests } from '@fanfare/bus';

/** A client for the request/reply interface of a service under test. */
export function asking(natsUrl: string): { requests: Requests; close(): Promise<void> } {
  const client = ClientProxyFactory.create({ transport: Transport.NATS, options: { servers: [natsUrl] } });
  return { requests: new Requests(client), close: async () => void (await client.close()) };
}

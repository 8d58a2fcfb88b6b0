import { Logger } from '@nestjs/common';
import { ClientProxyFactory, Transport } from '@nestjs/microservices';
import { Requests } from '@fanfare/bus';

/** A client for the request/reply interface of a service under test. */
export function asking(natsUrl: string): { requests: Requests; close(): Promise<void> } {
  // Outside an application Nest's client logs its connection's changes to stdout, between our lines.
  Logger.overrideLogger(['error', 'warn']);
  const client = ClientProxyFactory.create({ transport: Transport.NATS, options: { servers: [natsUrl] } });
  return {
    requests: new Requests(client),
    close: async () => {
      await client.close();
    },
  };
}

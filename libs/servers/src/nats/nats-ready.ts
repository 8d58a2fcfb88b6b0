import { addressOf, tcpExchange } from '../tcp-exchange.js';

/** Whether a NATS server with JetStream answers at `url`: it greets every connection with an INFO line. */
export async function isNatsReady(url: string): Promise<boolean> {
  const greeting = await tcpExchange(addressOf(url, 4222));
  return greeting !== undefined && /^INFO .*"jetstream":\s*true/.test(greeting.toString('utf8'));
}

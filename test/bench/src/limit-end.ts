import { AckPolicy, jetstream, jetstreamManager, type JsMsg } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { GatheringPublisher, provisionStream } from '@fanfare/bus';
import { limitModes, limitStreams, type LimitMode, type Ping } from './limit-protocol.js';

/** One end of the ping-pong: takes from one stream, answers into the other, acknowledges when the answer is stored. */
export interface LimitEnd {
  nc: NatsConnection;
  send(ping: Ping): Promise<unknown>;
}

export async function openLimitEnd(
  url: string,
  takes: keyof typeof limitStreams,
  mode: LimitMode,
  answer: (ping: Ping) => Ping | null,
): Promise<LimitEnd> {
  const nc = await connect({ servers: url, noAsyncTraces: true });
  const jsm = await jetstreamManager(nc);
  const gives = takes === 'steps' ? limitStreams.results : limitStreams.steps;
  for (const spec of Object.values(limitStreams)) await provisionStream(jsm, spec, 1);
  await jsm.consumers.add(limitStreams[takes].name, {
    durable_name: takes,
    ack_policy: AckPolicy.Explicit,
    max_ack_pending: 10_000,
  });
  const js = jetstream(nc);
  const subject = gives.subjects[0] ?? '';
  const publisher = new GatheringPublisher((to, payload) => js.publish(to, payload), 1, limitModes[mode]);
  const send = (ping: Ping) =>
    mode === 'single' ? js.publish(subject, JSON.stringify(ping)) : publisher.publish(subject, JSON.stringify(ping));
  const messages = await (await js.consumers.get(limitStreams[takes].name, takes)).consume({ max_messages: 200 });
  void (async () => {
    for await (const message of messages) void pong(message, send, answer);
  })();
  return { nc, send };
}

async function pong(
  message: JsMsg,
  send: (ping: Ping) => Promise<unknown>,
  answer: (ping: Ping) => Ping | null,
): Promise<void> {
  const stored: Promise<unknown>[] = [];
  for (const line of message.string().split('\n')) {
    const next = answer(JSON.parse(line) as Ping);
    if (next) stored.push(send(next));
  }
  await Promise.all(stored);
  message.ack();
}

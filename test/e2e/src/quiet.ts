import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { timerShards, timersStream } from '@fanfare/contracts';

/** Streams whose messages stay for a time. */
const kept = new Set(['EVENTS', 'EVALUATIONS']);

/** What is still on its way: by consumer, messages that wait or are in work; by name, streams that should be empty. */
export async function unfinished(natsUrl: string): Promise<Record<string, number>> {
  const nc = await connect({ servers: natsUrl });
  try {
    const jsm = await jetstreamManager(nc);
    const left: Record<string, number> = {};
    for await (const { config, state } of jsm.streams.list()) {
      if (config.name.startsWith('KV_')) continue;
      if (!kept.has(config.name) && state.messages > 0) left[config.name] = state.messages;
      for await (const { name, num_pending, num_ack_pending } of jsm.consumers.list(config.name)) {
        if (num_pending + num_ack_pending > 0) left[`${config.name} ${name}`] = num_pending + num_ack_pending;
      }
    }
    return left;
  } finally {
    await nc.close();
  }
}

/** How many timers have not fired. */
export async function armedTimers(natsUrl: string): Promise<number> {
  const nc = await connect({ servers: natsUrl });
  try {
    const jsm = await jetstreamManager(nc);
    let armed = 0;
    for (let shard = 0; shard < timerShards; shard++) {
      const { state } = await jsm.streams.info(timersStream(shard).name, { subjects_filter: 'timers.>' });
      armed += Object.keys(state.subjects ?? {}).length;
    }
    return armed;
  } finally {
    await nc.close();
  }
}

import { splitFrames } from '@fanfare/bus';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

/** Every item that is in a stream now, oldest first. */
export async function itemsIn(natsUrl: string, stream: string): Promise<string[]> {
  const nc = await connect({ servers: natsUrl });
  try {
    const jsm = await jetstreamManager(nc);
    const { state } = await jsm.streams.info(stream);
    const items: string[] = [];
    for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
      // Null: it was deleted.
      const stored = await jsm.streams.getMessage(stream, { seq });
      items.push(...splitFrames(stored?.string() ?? ''));
    }
    return items.filter(Boolean);
  } finally {
    await nc.close();
  }
}

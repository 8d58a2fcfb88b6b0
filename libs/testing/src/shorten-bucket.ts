import { jetstreamManager } from '@nats-io/jetstream';
import { connect, nanos } from '@nats-io/transport-node';

/** Has a bucket, which is there, keep its entries for so long only: what takes a minute otherwise can be waited for. */
export async function shortenBucket(natsUrl: string, bucket: string, maxAgeMs: number): Promise<void> {
  const nats = await connect({ servers: natsUrl });
  const { streams } = await jetstreamManager(nats);
  await streams.update(`KV_${bucket}`, { max_age: nanos(maxAgeMs), duplicate_window: nanos(maxAgeMs) });
  await nats.close();
}

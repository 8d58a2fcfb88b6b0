import {
  DiscardPolicy,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
  type JetStreamManager,
  type StreamConfig,
} from '@nats-io/jetstream';
import type { StreamSpec } from '@fanfare/contracts';

const msToNanos = 1_000_000;
const streamNameInUse = 10058;
const streamNotFound = 10059;

/**
 * Creates the stream or brings its settings up to date; calling it again changes nothing. Every service calls it for
 * the streams it touches, so the order in which services start does not matter.
 */
export async function provisionStream(jsm: JetStreamManager, spec: StreamSpec, replicas: number): Promise<void> {
  const config = toServer(spec, replicas);
  // First what is nearly always so: asked to add a stream that it has, the server wants room for a second one.
  if (await isDone(jsm.streams.update(spec.name, config), streamNotFound)) return;
  if (await isDone(jsm.streams.add(config), streamNameInUse)) return;
  // Retention cannot change (the server refuses); all else follows the code.
  await jsm.streams.update(spec.name, config);
}

/** False when the server refused with this code. */
async function isDone(asked: Promise<unknown>, refusal: number): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === refusal) return false;
    throw error;
  }
}

function toServer(spec: StreamSpec, replicas: number): Partial<StreamConfig> & { name: string } {
  return {
    name: spec.name,
    subjects: spec.subjects,
    retention: spec.retention === 'workqueue' ? RetentionPolicy.Workqueue : RetentionPolicy.Limits,
    discard: spec.discard === 'new' ? DiscardPolicy.New : DiscardPolicy.Old,
    storage: StorageType.File,
    num_replicas: replicas,
    max_bytes: spec.maxBytes,
    max_age: spec.maxAgeMs * msToNanos,
    // Nothing relies on the dedupe window: identities do its work. The shortest one costs the least memory.
    duplicate_window: 1_000 * msToNanos,
    ...(spec.schedules ? { allow_msg_schedules: true } : {}),
    ...(spec.expiries ? { allow_msg_ttl: true } : {}),
  };
}

import { Kvm, type KV, type KvWatchEntry } from '@nats-io/kv';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { bucketMaxAgeMs } from '@fanfare/contracts';
import { CONFIG, Log, Shutdown, type ChassisConfig } from '@fanfare/chassis';
import { parseJson } from './delivery.js';
import { Nats } from './nats.js';

/** What changed in a bucket: a value was put, or a key was deleted. */
export type BucketChange<T> = { key: string; value: T } | { key: string; value: null };

type Entry = Pick<KvWatchEntry, 'key' | 'operation' | 'delta' | 'string'>;

/** NATS buckets: small documents that services publish to each other and watch. */
@Injectable()
export class KeyValue {
  private readonly open = new Map<string, Promise<KV>>();

  constructor(
    private readonly nats: Nats,
    private readonly shutdown: Shutdown,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: ChassisConfig,
  ) {}

  async put(bucket: string, key: string, value: unknown): Promise<void> {
    await (await this.bucket(bucket)).put(key, JSON.stringify(value));
  }

  async delete(bucket: string, key: string): Promise<void> {
    await (await this.bucket(bucket)).delete(key);
  }

  async get<S extends z.ZodType>(bucket: string, key: string, schema: S): Promise<z.output<S> | null> {
    const entry = await (await this.bucket(bucket)).get(key);
    if (!entry || entry.operation !== 'PUT') return null;
    const parsed = parseJson(schema, entry.string());
    if ('error' in parsed) throw new Error(`${bucket}/${key} is not readable: ${parsed.error}`);
    return parsed.value;
  }

  /**
   * Tells of every key under `prefix` that exists now, then of every change, in order. Resolves when all that existed
   * has been told, so that a service does not start to work on half a picture. An unreadable entry is logged and skipped.
   */
  async watch<S extends z.ZodType>(
    bucket: string,
    prefix: string,
    schema: S,
    tell: (change: BucketChange<z.output<S>>) => void,
  ): Promise<void> {
    const kv = await this.bucket(bucket);
    const key = prefix === '' ? '>' : `${prefix}.>`;
    // The watch says "that was all" only with an entry, so whether there is any must be known before.
    const existing = await count(await kv.keys(key));
    const watch = await kv.watch({ key });
    this.shutdown.drain(`watch ${bucket}`, () => Promise.resolve(watch.stop()));
    const { promise: complete, resolve } = Promise.withResolvers<void>();
    void this.follow(watch, bucket, schema, tell, resolve);
    if (existing > 0) await complete;
  }

  private async follow<S extends z.ZodType>(
    watch: AsyncIterable<Entry>,
    bucket: string,
    schema: S,
    tell: (change: BucketChange<z.output<S>>) => void,
    caughtUp: () => void,
  ): Promise<void> {
    for await (const entry of watch) {
      try {
        this.told(entry, bucket, schema, tell);
      } catch (err) {
        this.log.error({ err, bucket, key: entry.key }, 'listener of a bucket failed');
      }
      if (entry.delta === 0) caughtUp();
    }
  }

  private told<S extends z.ZodType>(
    entry: Entry,
    bucket: string,
    schema: S,
    tell: (change: BucketChange<z.output<S>>) => void,
  ): void {
    if (entry.operation !== 'PUT') return tell({ key: entry.key, value: null });
    const parsed = parseJson(schema, entry.string());
    if ('error' in parsed) this.log.error({ bucket, key: entry.key, reason: parsed.error }, 'unreadable entry skipped');
    else tell({ key: entry.key, value: parsed.value });
  }

  private bucket(name: string): Promise<KV> {
    let kv = this.open.get(name);
    if (!kv) {
      const ttl = bucketMaxAgeMs[name];
      const options = { history: 1, replicas: this.config.STREAM_REPLICAS, ...(ttl !== undefined && { ttl }) };
      kv = new Kvm(this.nats.js).create(name, options);
      this.open.set(name, kv);
      kv.catch(() => this.open.delete(name));
    }
    return kv;
  }
}

async function count(keys: AsyncIterable<string>): Promise<number> {
  let counted = 0;
  for await (const key of keys) {
    counted += key === '' ? 0 : 1;
  }
  return counted;
}

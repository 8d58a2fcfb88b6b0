import { Kvm, type KV, type KvWatchEntry } from '@nats-io/kv';
import { JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { bucketMaxAgeMs } from '@fanfare/contracts';
import { CONFIG, Log, Shutdown, Unavailable, type ChassisConfig } from '@fanfare/chassis';
import { parseJson } from './delivery.js';
import { Nats } from './nats.js';

/** What changed in a bucket: a value was put, or a key was deleted. */
export type BucketChange<T> = { key: string; value: T; revision: number } | { key: string; value: null };

interface Valued<T> {
  value: T;
  revision: number;
}

type Entry = Pick<KvWatchEntry, 'key' | 'operation' | 'delta' | 'string' | 'revision'>;

/** Another message has become the last of its subject; `unknown` when the server does not say which. */
const changed: ReadonlySet<number> = new Set([
  JetStreamApiCodes.StreamWrongLastSequence,
  JetStreamApiCodes.StreamWrongLastSequenceUnknown,
]);

/** Times a change is tried again because somebody else's came first. */
const maxRounds = 20;

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

  /** The new revision. */
  async put(bucket: string, key: string, value: unknown): Promise<number> {
    return (await this.bucket(bucket)).put(key, JSON.stringify(value));
  }

  /** Puts a value where there is none. False: there is one. */
  async create(bucket: string, key: string, value: unknown): Promise<number | false> {
    return this.unlessChanged((kv) => kv.create(key, JSON.stringify(value)), bucket);
  }

  /** Replaces a value that nobody has replaced since its revision. The new revision, or false: somebody has. */
  async update(bucket: string, key: string, value: unknown, revision: number): Promise<number | false> {
    return this.unlessChanged((kv) => kv.update(key, JSON.stringify(value), revision), bucket);
  }

  /**
   * Changes a value by a function of what it is, called again when somebody else's change came between. Null where there
   * is none.
   */
  async change<S extends z.ZodType>(
    bucket: string,
    key: string,
    schema: S,
    decide: (before: z.output<S>) => z.output<S>,
  ): Promise<Valued<z.output<S>> | null> {
    for (let round = 0; round < maxRounds; round++) {
      const before = await this.entry(bucket, key, schema);
      if (!before) return null;
      const value = decide(before.value);
      const revision = await this.update(bucket, key, value, before.revision);
      if (revision !== false) return { value, revision };
    }
    throw new Unavailable(`${bucket}/${key} was changed ${maxRounds} times by others meanwhile`);
  }

  /** Deletes a value that nobody has replaced since its revision. */
  async deleteRevision(bucket: string, key: string, revision: number): Promise<boolean> {
    const deleted = await this.unlessChanged(
      async (kv) => (await kv.delete(key, { previousSeq: revision }), 1),
      bucket,
    );
    return deleted !== false;
  }

  /** A value with its revision. */
  async entry<S extends z.ZodType>(bucket: string, key: string, schema: S): Promise<Valued<z.output<S>> | null> {
    const entry = await (await this.bucket(bucket)).get(key);
    if (!entry || entry.operation !== 'PUT') return null;
    return { value: this.read(bucket, key, schema, entry.string()), revision: entry.revision };
  }

  /** The keys under a prefix that have a value. */
  async keys(bucket: string, prefix: string): Promise<string[]> {
    const keys = await (await this.bucket(bucket)).keys(prefix === '' ? '>' : `${prefix}.>`);
    const found: string[] = [];
    for await (const key of keys) if (key !== '') found.push(key);
    return found;
  }

  async delete(bucket: string, key: string): Promise<void> {
    await (await this.bucket(bucket)).delete(key);
  }

  async get<S extends z.ZodType>(bucket: string, key: string, schema: S): Promise<z.output<S> | null> {
    return (await this.entry(bucket, key, schema))?.value ?? null;
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
    const existing = (await this.keys(bucket, prefix)).length;
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
    else tell({ key: entry.key, value: parsed.value, revision: entry.revision });
  }

  private read<S extends z.ZodType>(bucket: string, key: string, schema: S, text: string): z.output<S> {
    const parsed = parseJson(schema, text);
    if ('error' in parsed) throw new Error(`${bucket}/${key} is not readable: ${parsed.error}`);
    return parsed.value;
  }

  private async unlessChanged(write: (kv: KV) => Promise<number>, bucket: string): Promise<number | false> {
    try {
      return await write(await this.bucket(bucket));
    } catch (error) {
      if (error instanceof JetStreamApiError && changed.has(error.code)) return false;
      throw error;
    }
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

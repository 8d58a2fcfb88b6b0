import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import mongoose, { type Connection } from 'mongoose';
import type { Fanfare } from './fanfare.js';

/** Looks for texts in all that the whole system keeps: every collection of every database, every message of every stream and bucket, every log. */
export class Everywhere {
  private constructor(
    private readonly mongo: Connection,
    private readonly nats: NatsConnection,
    private readonly jsm: JetStreamManager,
    private readonly logs: string,
  ) {}

  static async open({ system, logs }: Fanfare): Promise<Everywhere> {
    const mongo = await mongoose.createConnection(system.mongo.url).asPromise();
    const nats = await connect({ servers: system.nats.url });
    return new Everywhere(mongo, nats, await jetstreamManager(nats), logs);
  }

  /** Of each place that holds any of them, which. */
  async placesOf(values: readonly string[]): Promise<Record<string, string[]>> {
    const found: Record<string, string[]> = {};
    for (const texts of [this.documents(), this.messages(), this.logFiles()]) {
      for await (const [place, text] of texts) {
        const here = values.filter((value) => text.includes(value));
        if (here.length > 0) found[place] = [...new Set([...(found[place] ?? []), ...here])].sort();
      }
    }
    return found;
  }

  async close(): Promise<void> {
    await this.mongo.close();
    await this.nats.close();
  }

  private async *documents(): AsyncGenerator<[string, string]> {
    const { databases } = await this.mongo.getClient().db('admin').admin().listDatabases();
    for (const { name } of databases) {
      const db = this.mongo.getClient().db(name);
      for (const { name: collection } of await db.listCollections().toArray()) {
        for await (const document of db.collection(collection).find()) {
          yield [`${name}.${collection}`, textsIn(document).join('\n')];
        }
      }
    }
  }

  private async *messages(): AsyncGenerator<[string, string]> {
    for await (const { config, state } of this.jsm.streams.list()) {
      for (let seq = Math.max(1, state.first_seq); seq <= state.last_seq; seq++) {
        const message = await this.jsm.streams.getMessage(config.name, { seq });
        if (!message) continue;
        const headers = [...message.header].flatMap(([name, values]) => [name, ...values]);
        yield [`stream ${config.name}`, [message.subject, ...headers, message.string()].join('\n')];
      }
    }
  }

  private async *logFiles(): AsyncGenerator<[string, string]> {
    for (const name of await readdir(this.logs)) yield [`log ${name}`, await readFile(join(this.logs, name), 'utf8')];
  }
}

/** All names and values in a document, what is binary as the text that it is. */
function textsIn(value: unknown): string[] {
  if (value instanceof mongoose.mongo.Binary) return [Buffer.from(value.buffer).toString('utf8')];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value === 'object' && value !== null && !('_bsontype' in value)) {
    return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)]);
  }
  return [String(value)];
}

import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import { insertNew, MONGO } from '@fanfare/chassis';

/** A run of codes: `count` of them, the first at position `from` of the offer's stock. */
export interface ChunkRef {
  id: string;
  from: number;
  count: number;
}

interface Chunk {
  _id: string;
  codes: string[];
}

const chunkSize = 1_000;
const cachedChunks = 32;

const schema = new Schema<Chunk>({ _id: String, codes: [String] }, { collection: 'codeChunks', versionKey: false });

/**
 * Imported codes, a thousand to a document. A chunk is named after what is in it and never changes; it counts only once
 * the offer's document names it. So an import that dies half way leaves nothing but chunks that the next try finds.
 */
@Injectable()
export class CodeStockStore {
  private readonly chunks: Model<Chunk>;
  private readonly cache = new Map<string, string[]>();

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.chunks = connection.model<Chunk>('CodeChunk', schema);
  }

  /** Stores codes, to stand at the positions from `from` on. */
  async keep(offerKey: string, codes: readonly string[], from: number): Promise<ChunkRef[]> {
    const refs: ChunkRef[] = [];
    for (let start = 0; start < codes.length; start += chunkSize) {
      const chunk = codes.slice(start, start + chunkSize);
      const hash = createHash('sha256').update(JSON.stringify(chunk)).digest('base64url');
      const id = `${offerKey}#${hash}`;
      await insertNew(this.connection.collection<Chunk>('codeChunks'), [{ _id: id, codes: chunk }]);
      refs.push({ id, from: from + start, count: chunk.length });
    }
    return refs;
  }

  /** Every code of the stock, used or not. */
  async all(refs: readonly ChunkRef[]): Promise<Set<string>> {
    const all = new Set<string>();
    for (const ref of refs) for (const code of await this.codesOf(ref)) all.add(code);
    return all;
  }

  /** The codes at some positions. */
  async at(refs: readonly ChunkRef[], positions: Iterable<number>): Promise<Map<number, string>> {
    const found = new Map<number, string>();
    for (const position of positions) {
      const ref = refs.find(({ from, count }) => position >= from && position < from + count);
      const code = ref && (await this.codesOf(ref))[position - ref.from];
      if (code === undefined) throw new Error(`the stock has no code at position ${position}`);
      found.set(position, code);
    }
    return found;
  }

  private async codesOf({ id }: ChunkRef): Promise<string[]> {
    const cached = this.cache.get(id);
    if (cached) return cached;
    const chunk = await this.chunks.findById(id).lean<Chunk>();
    if (!chunk) throw new Error('a chunk of codes that an offer names is not in the database');
    this.cache.set(id, chunk.codes);
    const oldest = this.cache.keys().next().value;
    if (this.cache.size > cachedChunks && oldest !== undefined) this.cache.delete(oldest);
    return chunk.codes;
  }
}

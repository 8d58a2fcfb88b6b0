import { hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import { MONGO, onlyDuplicates } from '@fanfare/chassis';

interface NumberWord {
  /** A digest of workspace and number: it stays when whoever had the number is forgotten, and nobody can read it. */
  _id: string;
  word: 'stop' | 'start';
  at: number;
}

type Word = Pick<NumberWord, 'word' | 'at'>;

const schema = new Schema<NumberWord>(
  { _id: String, word: String, at: Number },
  { collection: 'numberWords', versionKey: false },
);

/** What numbers have texted last: STOP or START. Of a number and not of a contact, who may have another one tomorrow. */
@Injectable()
export class StopStore {
  private readonly words: Model<NumberWord>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.words = connection.model<NumberWord>('NumberWord', schema);
  }

  /** Keeps a STOP, unless something newer is kept: a repeat, or a late word, changes nothing. */
  async stop(workspace: string, number: string, at: number): Promise<void> {
    const _id = digestOf(workspace, number);
    try {
      await this.words.updateOne({ _id, at: { $lte: at } }, { $set: { word: 'stop', at } }, { upsert: true });
    } catch (error) {
      // The upsert found none that is older, and one that is newer is there.
      if (!isDuplicate(error)) throw error;
    }
  }

  /** Keeps a START in the place of the last word; false: that is another one by now. */
  async start(workspace: string, number: string, last: Word | null, at: number): Promise<boolean> {
    const _id = digestOf(workspace, number);
    const start = { word: 'start', at } as const;
    if (last) return (await this.words.updateOne({ _id, ...last }, { $set: start })).matchedCount === 1;
    try {
      await this.words.create({ _id, ...start });
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return false;
    }
  }

  /** The last word of a number; null: it has said none. */
  async wordOf(workspace: string, number: string): Promise<Word | null> {
    return this.words.findOne({ _id: digestOf(workspace, number) }, { _id: 0 }).lean<Word | null>();
  }

  async isStopped(workspace: string, number: string): Promise<boolean> {
    return (await this.wordOf(workspace, number))?.word === 'stop';
  }
}

function isDuplicate(error: unknown): boolean {
  return onlyDuplicates(error) || (error as { code?: unknown } | null)?.code === 11_000;
}

function digestOf(workspace: string, number: string): string {
  return hash('sha256', JSON.stringify(['stop', workspace, number]), 'hex');
}

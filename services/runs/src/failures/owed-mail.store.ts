import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Collection, Connection } from 'mongoose';
import type { RequestOf, notify } from '@fanfare/contracts';
import { insertNew, MONGO } from '@fanfare/chassis';
import { owedMailIndex } from '../indexes.js';

type Notice = RequestOf<typeof notify>;

interface StoredMail extends Omit<Notice, 'id'> {
  _id: string;
  since: number;
  nextAt: number;
}

export interface OwedMail {
  notice: Notice;
  since: number;
}

/** Mails that some of their recipients have not got yet. */
@Injectable()
export class OwedMailStore implements OnModuleInit {
  private readonly mails: Collection<StoredMail>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.mails = connection.collection<StoredMail>('owed_mails');
  }

  async onModuleInit(): Promise<void> {
    await this.mails.createIndex(owedMailIndex);
  }

  async add({ id: _id, ...mail }: Notice, since: number, nextAt: number): Promise<void> {
    await insertNew(this.mails, [{ _id, ...mail, since, nextAt }]);
  }

  /** One whose turn it is; nobody else gets it until then. */
  async take(now: number, until: number): Promise<OwedMail | null> {
    const taken = await this.mails.findOneAndUpdate({ nextAt: { $lte: now } }, { $set: { nextAt: until } });
    if (!taken) return null;
    const { _id: id, to, subject, text, since } = taken;
    return { notice: { id, to, subject, text }, since };
  }

  /** Nobody but these is owed it any more. */
  async keep(id: string, to: readonly string[]): Promise<void> {
    if (to.length === 0) await this.mails.deleteOne({ _id: id });
    else await this.mails.updateOne({ _id: id }, { $set: { to: [...to] } });
  }
}

import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection, type Model } from 'mongoose';
import { insertNew, MONGO } from '@fanfare/chassis';
import { digestOf } from '../secrets/secret-token.js';

/** Wrong passwords in a row that cost nothing. */
const free = 5;
const longestWaitMs = 15 * 60_000;
const forgottenAfterMs = 24 * 3_600_000;

interface Attempts {
  /** The address' digest: somebody may mistake a password for it. */
  _id: string;
  failures: number;
  lastAt: number;
  forgetAt: Date;
}

const schema = new Schema<Attempts>(
  { _id: String, failures: Number, lastAt: Number, forgetAt: Date },
  { collection: 'sign_in_attempts', versionKey: false, strictQuery: 'throw' },
);
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

/** Counts wrong passwords by address, so that nobody tries them all. It slows down, and never locks an account for good. */
@Injectable()
export class AttemptStore implements OnModuleInit {
  private readonly model: Model<Attempts>;
  private readonly attempts: Collection<Attempts>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.model = connection.model<Attempts>('SignInAttempt', schema);
    this.attempts = connection.collection<Attempts>('sign_in_attempts');
  }

  async onModuleInit(): Promise<void> {
    await this.model.createIndexes();
  }

  /** Counts an attempt before it is made, so that many at once are many. How long to wait in ms; 0: go on. */
  async begin(email: string, now: number): Promise<number> {
    const _id = digestOf(email.toLowerCase());
    for (;;) {
      const known = await this.model.findById(_id).lean<Attempts | null>();
      const wait = known ? known.lastAt + waitMs(known.failures) - now : 0;
      if (wait > 0) return wait;
      if (await this.count(_id, known, now)) return 0;
    }
  }

  /** False: another attempt was counted meanwhile. */
  private async count(_id: string, known: Attempts | null, now: number): Promise<boolean> {
    const counted = { failures: (known?.failures ?? 0) + 1, lastAt: now, forgetAt: new Date(now + forgottenAfterMs) };
    if (!known) return (await insertNew(this.attempts, [{ _id, ...counted }])).length === 0;
    const { failures, lastAt } = known;
    return (await this.model.updateOne({ _id, failures, lastAt }, { $set: counted })).matchedCount === 1;
  }

  /** The password was right. */
  async forget(email: string): Promise<void> {
    await this.model.deleteOne({ _id: digestOf(email.toLowerCase()) });
  }
}

function waitMs(failures: number): number {
  return failures < free ? 0 : Math.min(longestWaitMs, 1_000 * 2 ** (failures - free));
}

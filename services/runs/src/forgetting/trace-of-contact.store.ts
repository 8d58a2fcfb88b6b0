import { Inject, Injectable } from '@nestjs/common';
import type { Collection, Connection } from 'mongoose';
import type { ContactToForget, RunFilter, RunJob } from '@fanfare/contracts';
import { MONGO } from '@fanfare/chassis';

interface StoredEvaluation {
  _id: string;
  who: string[];
}

interface StoredJob {
  _id: string;
  workspace: string;
  status: RunJob['status'];
  json: string;
}

/** What else names a contact: why something did not start for it, and jobs about its runs. */
@Injectable()
export class TraceOfContactStore {
  private readonly evaluations: Collection<StoredEvaluation>;
  private readonly jobs: Collection<StoredJob>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.evaluations = connection.collection<StoredEvaluation>('evaluations');
    this.jobs = connection.collection<StoredJob>('run_jobs');
  }

  async forgetEvaluations({ who }: ContactToForget): Promise<number> {
    return (await this.evaluations.deleteMany({ who: { $in: who } })).deletedCount;
  }

  /** The jobs about the contact that are worked at. */
  async runningJobs({ workspace, contacts }: ContactToForget): Promise<string[]> {
    const running = await this.jobs.find({ workspace, status: 'Running' }).toArray();
    return running.filter(({ json }) => contacts.includes(contactIn(json) ?? '')).map(({ _id }) => _id);
  }

  /** Jobs that are over name the placeholder. Of one that is worked at, whoever does writes it anew. */
  async forgetJobs({ workspace, contacts, placeholder }: ContactToForget): Promise<number> {
    let forgotten = 0;
    for await (const { _id, json } of this.jobs.find({ workspace, status: { $ne: 'Running' } })) {
      if (!contacts.includes(contactIn(json) ?? '')) continue;
      const job = JSON.parse(json) as { filter: RunFilter };
      const filter = { ...job.filter, contact: placeholder };
      await this.jobs.updateOne({ _id, json }, { $set: { json: JSON.stringify({ ...job, filter }) } });
      forgotten++;
    }
    return forgotten;
  }
}

function contactIn(json: string): string | undefined {
  return (JSON.parse(json) as { filter: RunFilter }).filter.contact;
}

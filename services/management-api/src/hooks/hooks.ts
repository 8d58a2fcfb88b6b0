import { Injectable } from '@nestjs/common';
import { buckets, hook as hookSchema, hookKey, type Hook } from '@fanfare/contracts';
import { KeyValue } from '@fanfare/bus';
import { notFound, ProblemError } from '../http/problem-error.js';

/** Far more than anybody needs; the gateway has all of them in memory. */
const maxPerWorkspace = 500;

type Ref = Pick<Hook, 'workspace' | 'id'>;

/** The hooks: the bucket is the truth, and the gateway watches it. Read afresh each time, so that what was written is seen. */
@Injectable()
export class Hooks {
  constructor(private readonly values: KeyValue) {}

  async list(workspace: string): Promise<Hook[]> {
    const found = await this.under(workspace);
    return found.sort((a, b) => a.id.localeCompare(b.id));
  }

  /** Of every workspace. */
  all(): Promise<Hook[]> {
    return this.under('');
  }

  /** Throws NotFound. */
  async get(of: Ref): Promise<Hook> {
    const hook = await this.values.get(buckets.hooks, hookKey(of), hookSchema);
    if (!hook) throw notFound('hook');
    return hook;
  }

  async add(hook: Hook): Promise<void> {
    const keys = await this.values.keys(buckets.hooks, hook.workspace);
    if (keys.length >= maxPerWorkspace) {
      throw new ProblemError(409, 'Conflict', `There are ${keys.length} hooks already, and no more than ${maxPerWorkspace} are kept. Remove some.`); // prettier-ignore
    }
    if ((await this.values.create(buckets.hooks, hookKey(hook), hook)) !== false) return;
    throw new ProblemError(409, 'Conflict', `There is a hook ${hook.id} already.`, {
      errors: [{ path: 'id', message: 'choose another id' }],
    });
  }

  /** Changes a hook by a function of what it is; done again when somebody else's change came between. Throws NotFound. */
  async change(of: Ref, decide: (hook: Hook) => Hook): Promise<Hook> {
    const changed = await this.values.change(buckets.hooks, hookKey(of), hookSchema, decide);
    if (!changed) throw notFound('hook');
    return changed.value;
  }

  async remove(of: Ref): Promise<void> {
    await this.get(of);
    await this.values.delete(buckets.hooks, hookKey(of));
  }

  private async under(prefix: string): Promise<Hook[]> {
    const keys = await this.values.keys(buckets.hooks, prefix);
    const found = await Promise.all(keys.map((key) => this.values.get(buckets.hooks, key, hookSchema)));
    // One may be removed while they are read.
    return found.filter((hook) => hook !== null);
  }
}

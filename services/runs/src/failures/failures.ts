import { Injectable } from '@nestjs/common';
import { buckets, publishedVersion, versionKey, type RunDocument, type WorkflowSettings } from '@fanfare/contracts';
import { KeyValue } from '@fanfare/bus';
import { NoticeStore } from './notice.store.js';

/** Versions whose people are known. They never change; the oldest go when there are too many. */
const maxKnown = 5_000;

/** Notes runs that failed and of which somebody wants to be told. Tests have somebody who looks at them. */
@Injectable()
export class Failures {
  private readonly known = new Map<string, readonly string[]>();

  constructor(
    private readonly values: KeyValue,
    private readonly notices: NoticeStore,
  ) {}

  async note(failed: readonly RunDocument[]): Promise<void> {
    const noted = [];
    for (const run of failed) {
      if (run.mode === 'live' && (await this.peopleOf(run)).length > 0) noted.push(run);
    }
    await this.notices.add(noted);
  }

  /** Who wants to be told of failures of a version of a workflow. */
  async peopleOf({
    workspace,
    workflow,
    version,
  }: Pick<RunDocument, 'workspace' | 'workflow' | 'version'>): Promise<readonly string[]> {
    const key = versionKey(workspace, workflow, version);
    const found = this.known.get(key) ?? peopleIn(await this.settingsOf(key));
    this.known.set(key, found);
    const [oldest] = this.known.keys();
    if (this.known.size > maxKnown && oldest !== undefined) this.known.delete(oldest);
    return found;
  }

  private async settingsOf(key: string): Promise<WorkflowSettings | undefined> {
    return (await this.values.get(buckets.workflows, key, publishedVersion))?.definition.settings;
  }
}

function peopleIn(settings: WorkflowSettings | undefined): string[] {
  const { notify = [] } = settings?.onFailure ?? {};
  return typeof notify === 'string' ? [notify] : [...new Set(notify)];
}

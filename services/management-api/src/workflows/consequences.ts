import { Injectable } from '@nestjs/common';
import { countWaiting, previewRunJob, type PublishingConsequences } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { Definitions } from '../trying/definitions.js';
import type { Tryable } from '../trying/tryable.js';
import { movability } from './movability.js';
import { saysTheSame, VersionStore } from './version.store.js';

/** Says what putting a version in force would mean for runs under way, before anybody does it. */
@Injectable()
export class Consequences {
  constructor(
    private readonly definitions: Definitions,
    private readonly versions: VersionStore,
    private readonly requests: Requests,
  ) {}

  /** Of a version, or of the draft. */
  async of(workspace: string, id: string, version: number | undefined): Promise<PublishingConsequences> {
    const to =
      version === undefined ? await this.asPublished(workspace, id) : await this.version(workspace, id, version);
    const [{ runs: underWay }, { waiting }] = await Promise.all([
      this.requests.ask(previewRunJob, {
        workspace,
        kind: 'exit',
        filter: { workflow: id, versionNot: to.playedAs },
      }),
      this.requests.ask(countWaiting, { workspace, workflow: id }),
    ]);
    const others = waiting.filter(({ version: own }) => own !== to.playedAs);
    const versions = new Map<number, Tryable>();
    for (const { version: own } of others) {
      if (!versions.has(own)) versions.set(own, await this.version(workspace, id, own));
    }
    return {
      version: to.version,
      underWay,
      waiting: others.flatMap((wait) => {
        const from = versions.get(wait.version);
        return from ? [{ ...wait, ...movability(from, to, wait.node) }] : [];
      }),
    };
  }

  private version(workspace: string, id: string, version: number): Promise<Tryable> {
    return this.definitions.version(workspace, id, version);
  }

  /** The draft as the version that publishing would make of it, or the latest one when it says the same. */
  private async asPublished(workspace: string, id: string): Promise<Tryable> {
    const draft = await this.definitions.draft(workspace, id);
    const { imported, ...definition } = draft.definition;
    const latest = draft.playedAs > 1 ? await this.versions.find(workspace, id, draft.playedAs - 1) : null;
    const isKnown = latest !== null && saysTheSame(latest, { ...draft, definition, imported });
    return isKnown ? this.version(workspace, id, latest.version) : draft;
  }
}

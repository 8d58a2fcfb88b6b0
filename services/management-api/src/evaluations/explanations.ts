import { Injectable } from '@nestjs/common';
import type { Evaluation, Explanation, RunSummary, WorkflowDefinition } from '@fanfare/contracts';
import { refusalText } from '@fanfare/engine';
import { VersionStore } from '../workflows/version.store.js';

/** Says for people what is recorded of runs that started and of workflows that did not. */
@Injectable()
export class Explanations {
  constructor(private readonly versions: VersionStore) {}

  /** Newest first. */
  async of(runs: readonly RunSummary[], evaluations: readonly Evaluation[]): Promise<Explanation[]> {
    const started = runs.map(startedBy);
    // An event that comes again may be refused then; what it started, it has started.
    const known = new Set(started.map(keyOf));
    const refused = (await this.refused(evaluations)).filter((one) => !known.has(keyOf(one)));
    return [...started, ...refused].sort((a, b) => b.at - a.at);
  }

  private async refused(evaluations: readonly Evaluation[]): Promise<Explanation[]> {
    const definitions = await this.definitions(evaluations);
    return evaluations.flatMap(({ event, type, storedAt, refusals, workspace }) =>
      refusals.map(({ workflow, version, because }): Explanation => {
        const definition = definitions.get(`${workspace}/${workflow}/${version}`);
        const sentence = definition ? refusalText(definition, because) : because;
        const verdict = { kind: 'notStarted', because, sentence } as const;
        return { event, type, at: storedAt, workflow, workflowName: definition?.name ?? workflow, version, verdict };
      }),
    );
  }

  private async definitions(evaluations: readonly Evaluation[]): Promise<Map<string, WorkflowDefinition>> {
    const asked = new Map(
      evaluations.flatMap(({ workspace, refusals }) =>
        refusals.map(({ workflow, version }) => [
          `${workspace}/${workflow}/${version}`,
          { workspace, workflow, version },
        ]),
      ),
    );
    const found = [...asked].map(async ([key, { workspace, workflow, version }]) => {
      const frozen = await this.versions.find(workspace, workflow, version);
      return frozen ? [[key, frozen.definition] as const] : [];
    });
    return new Map((await Promise.all(found)).flat());
  }
}

function startedBy({
  id,
  event,
  trigger,
  startedAt,
  workflow,
  workflowName,
  version,
  status,
}: RunSummary): Explanation {
  const verdict = { kind: 'started', run: id, status } as const;
  return { event, type: trigger, at: startedAt, workflow, workflowName, version, verdict };
}

function keyOf({ event, workflow, version }: Explanation): string {
  return `${event}\n${workflow}\n${version}`;
}

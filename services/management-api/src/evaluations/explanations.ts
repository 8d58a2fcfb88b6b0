import { Injectable } from '@nestjs/common';
import {
  notBegun,
  versionKey,
  type Evaluation,
  type Explanation,
  type PendingStart,
  type RunSummary,
  type WorkflowDefinition,
} from '@fanfare/contracts';
import { refusalText } from '@fanfare/engine';
import { VersionStore } from '../workflows/version.store.js';

/** What is recorded: of runs that started, of runs that wait for their date, and of workflows that said no. */
export interface Records {
  runs: readonly RunSummary[];
  starts: readonly PendingStart[];
  evaluations: readonly Evaluation[];
}

type VersionRef = Pick<PendingStart, 'workflow' | 'version'>;
type DefinitionOf = (of: VersionRef) => WorkflowDefinition | undefined;

/** Says for people what is recorded. */
@Injectable()
export class Explanations {
  constructor(private readonly versions: VersionStore) {}

  /** Newest first. */
  async of(workspace: string, { runs, starts, evaluations }: Records): Promise<Explanation[]> {
    const refusals = evaluations.flatMap((one) => one.refusals);
    const definitionOf = await this.definitions(workspace, [...starts, ...refusals]);
    const begun = [...runs.map(startedBy), ...starts.map((start) => laterBy(start, definitionOf))];
    // An event that comes again may be refused then; what it started, it has started.
    const known = new Set(begun.map(keyOf));
    const refused = evaluations.flatMap((one) => refusedBy(one, definitionOf)).filter((one) => !known.has(keyOf(one)));
    return [...begun, ...refused].sort((a, b) => b.at - a.at);
  }

  private async definitions(workspace: string, asked: readonly VersionRef[]): Promise<DefinitionOf> {
    const key = ({ workflow, version }: VersionRef) => versionKey(workspace, workflow, version);
    const once = new Map(asked.map((of) => [key(of), of]));
    const found = [...once].map(async ([name, { workflow, version }]) => {
      const frozen = await this.versions.find(workspace, workflow, version);
      return frozen ? [[name, frozen.definition] as const] : [];
    });
    const definitions = new Map((await Promise.all(found)).flat());
    return (of) => definitions.get(key(of));
  }
}

/** Of runs that waited for their date. */
const beforeItBegan: ReadonlyMap<string, string> = new Map([
  [notBegun.cancelled, 'somebody cancelled it before its date'],
  [notBegun.notInForce, 'no version of the workflow was in force at its date'],
]);

function refusedBy({ event, type, storedAt: at, refusals }: Evaluation, definitionOf: DefinitionOf): Explanation[] {
  return refusals.map(({ because, workflow, version }) => {
    const definition = definitionOf({ workflow, version });
    const sentence = beforeItBegan.get(because) ?? (definition ? refusalText(definition, because) : because);
    const verdict = { kind: 'notStarted', because, sentence } as const;
    return { event, type, at, workflow, workflowName: definition?.name ?? workflow, version, verdict };
  });
}

function laterBy(start: PendingStart, definitionOf: DefinitionOf): Explanation {
  const { event, trigger: type, acceptedAt: at, workflow, version, dueAt: startsAt } = start;
  const workflowName = definitionOf(start)?.name ?? workflow;
  return { event, type, at, workflow, workflowName, version, verdict: { kind: 'later', startsAt } };
}

function startedBy(run: RunSummary): Explanation {
  const { id, event, trigger: type, startedAt: at, workflow, workflowName, version, status } = run;
  return { event, type, at, workflow, workflowName, version, verdict: { kind: 'started', run: id, status } };
}

function keyOf({ event, workflow, version }: Explanation): string {
  return `${event}\n${workflow}\n${version}`;
}

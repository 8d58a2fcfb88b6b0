import { Injectable } from '@nestjs/common';
import { evaluationsOfContact, listPendingStarts, listRuns, triggerName, type Explanation } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { ContactNames, isAbout, type NamedContact } from '../events/contact-names.js';
import { PastEvents } from '../events/past-events.js';
import { WorkflowStore } from '../workflows/workflow.store.js';
import { Explanations } from './explanations.js';
import { explainAbsence, Listeners } from './listeners.js';

export interface ContactQuestion {
  workflow?: string | undefined;
  /** Of this instant (ms) or later. */
  from?: number | undefined;
  limit: number;
}

/** What started for a contact and what did not: for somebody who did not get it. */
@Injectable()
export class OfContact {
  constructor(
    private readonly requests: Requests,
    private readonly explanations: Explanations,
    private readonly listeners: Listeners,
    private readonly events: PastEvents,
    private readonly names: ContactNames,
    private readonly workflows: WorkflowStore,
  ) {}

  async explain(workspace: string, id: string, question: ContactQuestion): Promise<Explanation[]> {
    const contact = await this.names.of(workspace, id);
    const [{ runs }, { evaluations }, { starts }] = await Promise.all([
      this.requests.ask(listRuns, { workspace, contact: contact.id, ...question }),
      this.requests.ask(evaluationsOfContact, { workspace, refs: contact.refs, ...question }),
      this.requests.ask(listPendingStarts, { workspace, contact: id, ...question }),
    ]);
    const recorded = await this.explanations.of(workspace, { runs, evaluations, starts });
    const known = new Set(recorded.map(({ event }) => event));
    const absent = await this.unheard(workspace, contact, question);
    return [...recorded, ...absent.filter(({ event }) => !known.has(event))]
      .sort((a, b) => b.at - a.at)
      .slice(0, question.limit);
  }

  /** Events of the contact that came while a workflow was not in force: nothing is recorded of those. */
  private async unheard(
    workspace: string,
    contact: NamedContact,
    { workflow: id, from = 0, limit }: ContactQuestion,
  ): Promise<Explanation[]> {
    const workflow = id === undefined ? null : await this.workflows.find(workspace, id);
    const type = workflow && triggerName.safeParse(await this.listeners.triggerOf(workspace, workflow.id)).data;
    if (!workflow || !type) return [];
    const { events } = await this.events.search(workspace, type, isAbout(workspace, contact), limit);
    const explained: Explanation[] = [];
    for (const { event, storedAt } of events.filter((one) => one.storedAt >= from)) {
      const heard = await this.listeners.heard(workflow, type, storedAt);
      if (heard && 'because' in heard) explained.push(explainAbsence(heard, { event: event.id, type, at: storedAt }));
    }
    return explained;
  }
}

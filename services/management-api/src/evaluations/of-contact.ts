import { Injectable } from '@nestjs/common';
import {
  evaluationsOfContact,
  listRuns,
  referencesOfContact,
  type ContactRef,
  type Explanation,
} from '@fanfare/contracts';
import { contactReferences, Requests } from '@fanfare/bus';
import { Explanations } from './explanations.js';

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
  ) {}

  async explain(workspace: string, id: string, question: ContactQuestion): Promise<Explanation[]> {
    const { references } = await this.requests.ask(referencesOfContact, { workspace, id });
    // One that is known by several ids has its runs under its own.
    const contact = references[0]?.id ?? id;
    const [{ runs }, { evaluations }] = await Promise.all([
      this.requests.ask(listRuns, { workspace, contact, ...question }),
      this.requests.ask(evaluationsOfContact, {
        workspace,
        refs: names(workspace, [{ id }, ...references]),
        ...question,
      }),
    ]);
    return (await this.explanations.of(runs, evaluations)).slice(0, question.limit);
  }
}

/** An event names its contact by whatever the hub knows: an id, an address, a device. */
function names(workspace: string, references: readonly ContactRef[]): string[] {
  const all = references.flatMap((reference) => contactReferences(workspace, reference));
  return [...new Set(all)].slice(0, maxNames);
}

/** Of a contact with more devices than this, some are left out. */
const maxNames = 200;

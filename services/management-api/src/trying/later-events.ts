import type { TriggerName, WhatIf } from '@fanfare/contracts';
import type { LoggedEvent } from '@fanfare/bus';
import { arrive, endingBy, type CompiledWorkflow, type Ending, type Wait } from '@fanfare/engine';

type Met = { event: LoggedEvent['event']; at: number };

/** What happened to contacts that runs could wait for, or end by. In the order in which it was stored. */
export class LaterEvents {
  private readonly byContact = new Map<string, LoggedEvent[]>();
  private readonly ids = new Set<string>();

  /** `until`: what comes after that instant is not known. `complete`: nothing before it is missing. */
  constructor(
    readonly until: WhatIf['to'],
    readonly complete: boolean,
  ) {}

  add(contact: string, logged: LoggedEvent): void {
    this.ids.add(logged.event.id);
    const own = this.byContact.get(contact);
    if (own) own.push(logged);
    else this.byContact.set(contact, [logged]);
  }

  /** Whether it is known, so that what is found here is what it did. */
  knows(event: string): boolean {
    return this.ids.has(event);
  }

  /** The first event that ends a wait: one of the instant in which it begins does not, as with real runs. */
  meeting(workflow: CompiledWorkflow, { contact, event: type, since, until, token }: Wait): Met | null {
    for (const { event, storedAt } of this.after(contact, since)) {
      if (storedAt > until) return null;
      if (event.type === type && arrive(workflow, token, event, storedAt)) return { event, at: storedAt };
    }
    return null;
  }

  /** How the first event that fulfils a goal or an exit rule ends a run. */
  ending(workflow: CompiledWorkflow, contact: string, startedAt: number): Ending | null {
    const types: ReadonlySet<TriggerName> = new Set(workflow.endings.map(({ event }) => event));
    if (types.size === 0) return null;
    for (const { event, storedAt } of this.after(contact, startedAt)) {
      const ending = types.has(event.type) ? endingBy(workflow, event, storedAt) : null;
      if (ending) return ending;
    }
    return null;
  }

  private after(contact: string, instant: number): LoggedEvent[] {
    return (this.byContact.get(contact) ?? []).filter(({ storedAt }) => storedAt > instant);
  }
}

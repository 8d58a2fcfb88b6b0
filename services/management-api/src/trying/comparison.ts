import type { ContactSource, PassedStep, WhatIf } from '@fanfare/contracts';
import type { LaterEvents } from './later-events.js';
import type { Happened, Side } from './side.js';
import { count, type RunTaken } from './version-tally.js';

/** Contacts that are told of by name. */
const maxNamed = 100;

type Counts = Pick<WhatIf, 'draft' | 'active' | 'contacts' | 'differ' | 'unsure'>;

/**
 * Two versions over the same events. The draft is simulated. The other one did what its history says where it really ran,
 * and is simulated where it did not. What a simulation took for granted is told, and of whom.
 */
export class Comparison {
  private readonly contacts = new Map<ContactSource, number>();
  private readonly differ: WhatIf['differ'] = {
    onlyDraft: 0,
    onlyActive: 0,
    otherPath: 0,
    contacts: [],
    truncated: false,
  };
  private readonly unsure: WhatIf['unsure'] = { contacts: [], truncated: false };

  constructor(
    private readonly draft: Side,
    private readonly active: Side,
    private readonly later: LaterEvents,
  ) {}

  add(happened: Happened): void {
    count(this.contacts, happened.known.as);
    const draft = this.draft.imagined(happened, this.later);
    const active = this.active.asItWas(happened, this.later);
    this.compare(happened, draft, active);
    this.doubt(happened, draft, active);
  }

  result(): Counts {
    const { draft, active, differ, unsure } = this;
    const { recordedAnswers, sampledAnswers } = draft;
    const { recorded, reproduced, notReproducible } = active;
    const known = (as: ContactSource) => this.contacts.get(as) ?? 0;
    return {
      draft: { version: draft.version, ...draft.tally.result(), recordedAnswers, sampledAnswers },
      active: {
        version: active.version,
        ...active.tally.result(),
        ...{ recorded, reproduced, notReproducible: Object.fromEntries(notReproducible) },
      },
      contacts: { given: known('given'), recorded: known('recorded'), current: known('current'), new: known('new'), nobody: known('nobody') },
      differ,
      unsure,
    }; // prettier-ignore
  }

  private compare({ event, known }: Happened, draft: RunTaken | null, active: RunTaken | null): void {
    if (!draft && !active) return;
    if (draft && active && pathKey(draft.path) === pathKey(active.path)) return;
    if (draft && active) this.differ.otherPath++;
    else if (draft) this.differ.onlyDraft++;
    else this.differ.onlyActive++;
    const contact = known.contact?.id ?? null;
    name(this.differ, { contact, event: event.id, draft: draft?.path ?? null, active: active?.path ?? null });
  }

  private doubt({ event, known }: Happened, draft: RunTaken | null, active: RunTaken | null): void {
    const assumed = { draft: draft?.assumed ?? [], active: active?.assumed ?? [] };
    if (assumed.draft.length + assumed.active.length === 0) return;
    name(this.unsure, { contact: known.contact?.id ?? null, event: event.id, ...assumed });
  }
}

/** The first of them by name; that there are more is said. */
function name<T>(named: { contacts: T[]; truncated: boolean }, one: T): void {
  if (named.contacts.length < maxNamed) named.contacts.push(one);
  else named.truncated = true;
}

/** Branches run side by side: which of two steps on different ones was first is no difference. */
function pathKey(path: readonly PassedStep[]): string {
  return path
    .map(({ branch, node, exit }) => `${branch} ${node} ${exit}`)
    .toSorted()
    .join('\n');
}

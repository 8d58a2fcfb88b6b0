import type { JsonObject } from '@fanfare/contracts';
import { queryOptions } from '@tanstack/react-query';
import { answered, client } from '../api/client.js';
import type { StepKind } from '../draft/ways.js';
import { words } from '../text/words.js';

type Need = 'required' | 'optional';

/** What a step can do, as the builder offers it: an action of a service, or a step of the engine's own. */
export interface Kind extends StepKind {
  action: string;
  title: string;
  summary: string;
  category: string;
  takes: Partial<Record<'input' | 'when' | 'branches' | 'else' | 'each' | 'next', Need>>;
  /** JSON Schema of its input. */
  input: JsonObject | null;
  /** JSON Schemas of what it gives, by exit. */
  gives: Readonly<Record<string, JsonObject>>;
  /** Its service, when that needs a connected app. */
  appOf: string | null;
  /** Whether its condition is asked of an event. */
  whenSeesEvent: boolean;
}

const categories: Readonly<Record<string, string>> = words.builder.categories;

/** All kinds of steps by their action, in the order in which they are offered. */
export const kindsQuery = queryOptions({
  queryKey: ['catalogue', 'kinds'],
  staleTime: 300_000,
  queryFn: async (): Promise<ReadonlyMap<string, Kind>> => {
    const [{ actions }, { logicSteps }] = await Promise.all([
      answered(client.GET('/v1/catalogue/actions')),
      answered(client.GET('/v1/catalogue/logic-steps')),
    ]);
    const logic = logicSteps.map((step): Kind => ({
      action: step.action,
      title: step.title,
      summary: step.summary,
      category: words.builder.logic,
      exits: step.takes.next ? step.exits : [],
      takes: step.takes,
      input: (step.input as JsonObject | undefined) ?? null,
      gives: {},
      appOf: null,
      whenSeesEvent: step.whenSeesEvent ?? false,
    }));
    const offered = actions.map((entry): Kind => ({
      action: entry.name,
      title: entry.title,
      summary: entry.summary,
      category: categories[entry.service] ?? words.builder.connected,
      exits: Object.keys(entry.exits),
      takes: { input: 'required', next: 'optional' },
      input: entry.input,
      gives: entry.exits,
      appOf: entry.app ? entry.service : null,
      whenSeesEvent: false,
    }));
    return new Map([...logic, ...offered].map((kind) => [kind.action, kind]));
  },
});

/** The triggers, with a JSON Schema of the data of their events. */
export const triggersQuery = queryOptions({
  queryKey: ['catalogue', 'triggers'],
  staleTime: 300_000,
  queryFn: async () =>
    (await answered(client.GET('/v1/catalogue/triggers'))).triggers as { name: string; data: JsonObject }[],
});

import type { JsonObject } from '@fanfare/contracts';
import type { Catalogue } from './management.js';
import { plain, type Palette } from './palette.js';
import { table } from './table.js';

/** What workflows can be made of: the actions with their services, then the triggers. */
export function catalogueLines({ actions, triggers }: Catalogue, { bold, dim }: Palette = plain): string {
  return [
    bold('actions'),
    ...table(actions.map(({ name, service, title }) => [name, service, title])),
    bold('triggers'),
    ...triggers.map(({ name }) => name),
    dim('fanfare catalogue <name> shows what one takes and gives'),
  ].join('\n');
}

/** What an action takes and gives, or the data of a trigger's events. Null: there is none of that name. */
export function catalogueEntry({ actions, triggers }: Catalogue, name: string): JsonObject | null {
  const action = actions.find((one) => one.name === name);
  if (action) {
    const { title, summary, service, repeat, input, exits } = action;
    return { name, title, summary, service, repeat, input, exits };
  }
  return triggers.find((one) => one.name === name)?.data ?? null;
}

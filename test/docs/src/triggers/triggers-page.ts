import { jsonSchemaOf, storedEvent, triggers, triggerNames, type TriggerName } from '@fanfare/contracts';
import { documented } from '../documented.js';
import { objectOf } from '../json-schema.js';
import { code, paragraphs, table } from '../markdown.js';
import type { Page } from '../page.js';
import { schemaTable } from '../schema-table.js';
import { triggerMeanings } from './trigger-meanings.js';

export function triggersPage(): Page {
  const all = documented('triggers', triggerNames, String, triggerMeanings);
  const groups = Map.groupBy(all, ({ thing }) => thing.split('.')[0] ?? '');
  return {
    file: 'triggers.md',
    title: 'Triggers',
    about: 'Every kind of event that can start a workflow, and the data that comes with it.',
    body: paragraphs(
      'A workflow listens to one kind of event. Its [conditions](operators.md) and [templates](liquid.md) see the event as `trigger`, and what is particular to its kind as `trigger.data`. A hub may send more than is listed, and a workflow may use it.',
      table(
        ['Group', 'Triggers'],
        [...groups].map(([group, members]) => [
          group,
          members.map(({ name }) => `[${name}](#${anchor(name)})`).join(', '),
        ]),
      ),
      '## Every event',
      schemaTable(jsonSchemaOf(storedEvent), 'Always there'),
      ...[...groups].flatMap(([group, members]) => [
        `## ${group}`,
        ...members.map(({ thing, words }) => section(thing, words)),
      ]),
    ),
  };
}

function section(name: TriggerName, meaning: string): string {
  const schema = jsonSchemaOf(triggers[name]);
  const known = Object.keys(objectOf(schema['properties'])).length > 0;
  return paragraphs(
    `### ${name}`,
    meaning,
    known ? schemaTable(schema, 'Always there') : `${code('trigger.data')} is whatever was sent.`,
  );
}

/** As GitHub makes an anchor of a heading: points go. */
function anchor(heading: string): string {
  return heading.toLowerCase().replaceAll('.', '');
}

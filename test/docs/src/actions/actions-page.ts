import type { ActionEntry, ServiceManifest } from '@fanfare/contracts';
import { code, list, paragraphs, prose, table } from '../markdown.js';
import type { Page } from '../page.js';
import { exitsTable } from './exits-table.js';
import { inputTable } from './input-table.js';
import { repeatWords } from './repeat-words.js';

export function actionsPage(services: readonly ServiceManifest[]): Page {
  return {
    file: 'actions.md',
    title: 'Actions',
    about: 'Every step that a service does: what it takes, gives and leaves by; and what connecting an account takes.',
    body: paragraphs(
      'A step of a workflow names an action, or a [logic step](logic-steps.md) of the engine. All that is said here is computed from the declaration of the action, as are its form and its validation.',
      index(services),
      list([
        'A field within an object or a list is required where that is given. `[]` stands for each item of a list, `*` for each name.',
        'A reference or a [template](liquid.md) may stand for any value: [casts](casting.md) say what becomes of it.',
        'Every action also leaves by `Failure`, with `error.code` and `error.message`.',
        'What an action gave is seen by later steps under the name of its step: `{{ steps.coupon.coupon_code }}`.',
        '"If its answer is lost": the step was started, and never answered because a connection broke or a process died. For some inputs it may be otherwise: what only sets values is done again, and what the vendor cannot be asked about waits for a person.',
      ]),
      ...services.map(ofService),
    ),
  };
}

function index(services: readonly ServiceManifest[]): string {
  return table(
    ['Action', 'In words', 'Service', 'Connected app'],
    services.flatMap(({ service, actions }) =>
      actions.map(({ name, title, app = '' }) => [`[${name}](#${name.toLowerCase()})`, title, code(service), app]),
    ),
  );
}

function ofService(manifest: ServiceManifest): string {
  const { service, title, actions, app } = manifest;
  return paragraphs(
    `## ${title}`,
    `Service: ${code(service)}.`,
    ...(app ? [`### Connecting ${app.title}`, inputTable(app.settings)] : []),
    ...actions.map((action) => ofAction(action, app?.title)),
  );
}

function ofAction(action: ActionEntry, vendor = ''): string {
  const needs = { needed: `Needs a connected app of ${vendor}.`, optional: `Can use a connected app of ${vendor}.` };
  return paragraphs(
    `### ${action.name}`,
    `**${action.title}.** ${prose(action.summary)}`,
    list([
      ...(action.app ? [needs[action.app]] : []),
      `If its answer is lost, ${repeatWords[action.repeat]}`,
      `Time for one call: ${action.timeoutMs / 1_000} seconds, unless the step says otherwise.`,
      ...(action.reachesPerson ? ['Reaches a person: in quiet hours it waits until they end.'] : []),
    ]),
    inputTable(action.input),
    exitsTable(action),
  );
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { catalogueEntry } from '@fanfare/connector';
import { workflowDefinition, type JsonObject, type TriggerName } from '@fanfare/contracts';
import { compile, simulate, validate } from '@fanfare/engine';
import { anEvent, aToken } from '@fanfare/testing';
import { BrazeSyncDataCapture } from '../src/sync/sync-data-capture.action.js';
import { trackOfCapture } from '../src/sync/track-of-capture.js';

const entry = catalogueEntry('connector-braze', BrazeSyncDataCapture);
const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, `../templates/${name}.json`), 'utf8')); // prettier-ignore
const contact = { id: 'c1', type: 'Identified', email: 'ada@example.com', mobile: null, firstName: null, lastName: null, tags: [], lists: [], properties: {} }; // prettier-ignore

/** What the template has tracked of an event. */
function trackedBy(name: string, type: TriggerName, data: JsonObject) {
  const definition = workflowDefinition.parse(read(name));
  const workflow = compile({ workspace: 'acme', workflow: 'wf', version: 1, definition, actions: { [entry.name]: entry } }); // prettier-ignore
  const { run } = aToken();
  const event = anEvent({ type, data, cardId: 'card-9' });
  const { effects } = simulate(workflow, { run, event, contact }, () => ({ exit: 'Success', output: {} }));
  const { form, answers, ...given } = BrazeSyncDataCapture.input.parse(effects[0]?.input);
  return trackOfCapture({ form: form ?? {}, answers: answers ?? [], ...given });
}

describe('a template', () => {
  it.each(['data-capture-sync', 'answers-sync'])('can be imported and activated as it is: %s', (name) => {
    expect(validate(read(name), new Map([[entry.name, entry]]))).toEqual([]);
  });

  it('passes a form on', () => {
    const form = { email: 'ada@example.com', first_name: 'Ada', mobile: null, secret: 'x' };
    expect(trackedBy('data-capture-sync', 'Gameplay.DataCaptured', { entryId: 'e1', form })).toMatchObject({
      track: {
        user: { by: 'email_alias', value: 'ada@example.com' },
        attributes: { email: 'ada@example.com', first_name: 'Ada' },
        updateExistingOnly: false,
      },
      leftOut: [],
    });
  });

  it('passes answers on', () => {
    const answers: JsonObject[] = [
      { questionId: 'favourite-team', question: 'Your team?', answer: 'Storm' },
      { questionId: 'interests', answer: ['rowing', 'chess'] },
      { questionId: 'another', answer: 3, correct: false },
    ];
    const found = trackedBy('answers-sync', 'Gameplay.Ended', { gameplayId: 'g1', answers });
    expect(found).toMatchObject({
      track: { attributes: { favourite_team: 'Storm', interests: { add: ['rowing', 'chess'] } } },
    });
    expect('track' in found && found.track.events.map(({ properties }) => properties)).toEqual([
      { card: 'card-9', game: 'g1', question_id: 'favourite-team', question: 'Your team?', answer: 'Storm' },
      { card: 'card-9', game: 'g1', question_id: 'interests', answer: ['rowing', 'chess'] },
      { card: 'card-9', game: 'g1', question_id: 'another', answer: 3, correct: false },
    ]);
  });
});

it('a mapping that is mistyped is found before activation, by the place of the field', () => {
  const template = read('data-capture-sync') as { steps: { sync: { input: { mapping: { user: object } } } } };
  template.steps.sync.input.mapping.user = { by: 'emial', field: 'email' };
  expect(validate(template, new Map([[entry.name, entry]]))).toMatchObject([
    { path: 'steps.sync.input.mapping.user.by' },
  ]);
});

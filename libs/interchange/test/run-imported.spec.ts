import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fanfare/contracts';
import { validate } from '@fanfare/engine';
import { importKustomer } from '../src/index.js';
import { always, copyOf, documents, parcelShipped, templates } from './documents.js';
import { answered, catalogue, compiled, eventOf, pathOf, started } from './engine.js';

/** Kustomer's own steps taken out, as a person would who decides to do without them. */
function runnable(): ReturnType<typeof compiled> {
  const document = copyOf(parcelShipped);
  const steps = document['steps'] as JsonObject[];
  document['steps'] = steps.map((step) =>
    step['id'] === 'unknown' ? { id: 'unknown', transitions: [{ target: '2', condition: always }] } : step,
  );
  const { definition } = importKustomer(document);
  expect(validate(definition, catalogue)).toEqual([]);
  return compiled(definition);
}

const parcel = eventOf('Webhook.Received', {
  shop: 'Shoes & Co',
  parcel: { state: 'shipped', code: 'P-7' },
  customer: { firstName: 'Ann', email: 'ann@acme.test' },
});

describe('an imported workflow', () => {
  it('asks the carrier what Kustomer would have asked', () => {
    const [issue] = started(runnable(), parcel).commands;
    expect(issue?.command.input).toMatchObject({
      method: 'POST',
      url: 'https://carrier.test/parcels/P-7',
      body: { code: 'P-7', note: 'From Shoes &amp; Co' },
    });
  });

  it('takes the first transition that holds, and sees the answer', () => {
    const workflow = runnable();
    const asked = started(workflow, parcel);
    const body = { eta: '2026-11-03' };
    const updating = answered(workflow, asked, 'Success', { status: 200, headers: {}, body });
    expect(updating.commands[0]?.command.input).toEqual({
      fields: { firstName: 'Ann', email: 'ann@acme.test', lastEtaAt: '2026-11-03', lastParcelStr: 'P-7' },
    });
    const done = answered(workflow, updating, 'Success', { changed: ['lastEtaAt'] });
    expect(done.finished).toBe(true);
    expect(pathOf(asked, updating, done)).toEqual(['ask Success', 'after-ask Way 2', 'record Success']);
  });

  it('takes a status that is none of success as Kustomer does: as something to look at', () => {
    const workflow = runnable();
    const asked = started(workflow, parcel);
    expect(asked.commands[0]?.command.input['expectStatus']).toContain(404);
    const done = answered(workflow, asked, 'Success', { status: 404, headers: {}, body: null });
    expect(pathOf(done)).toEqual(['ask Success', 'after-ask Unknown parcel', 'unknown Always', '2 Always']);
  });

  it('goes on the catch-all way when no condition holds, also when the call failed', () => {
    const workflow = runnable();
    const asked = started(workflow, parcel);
    const done = answered(workflow, asked, 'Failure', {});
    expect(pathOf(done)).toEqual(['ask Failure', 'after-ask Else', '2 Always']);
    expect(done.finished).toBe(true);
  });

  it('gives the same texts from its templates', () => {
    const document = copyOf(templates);
    const steps = document['steps'] as JsonObject[];
    const kept = ['raw', 'greeting', 'count', 'total', 'day', 'when', 'yesterday', 'plain'];
    const params = steps.at(-1)?.['params'] as JsonObject;
    const data = Object.fromEntries(kept.map((name) => [name, params[name] ?? null]));
    document['steps'] = [
      ...steps.slice(0, -1),
      { id: 'note', action: 'kustomer.rest-api.json', params: { uri: 'https://a.test/', method: 'put', data } },
    ];
    const { definition } = importKustomer(document);
    expect(validate(definition, catalogue)).toEqual([]);
    const event = eventOf('Form.Received', {
      name: '<Ann>',
      count: 0,
      startedAt: '2026-11-01T09:59:58.500Z',
      '@app2': { durationNum: 500 },
    });
    expect(started(compiled(definition), event).commands[0]?.command.input['body']).toEqual({
      raw: '<Ann>',
      greeting: 'Dear &lt;Ann&gt;{% x %}',
      count: '',
      total: '2000',
      day: 'Nov 1, 2026 at 10:00',
      when: 'November 1, 2026',
      yesterday: '2026-10-31T10:00:00.000Z',
      plain: 'no template {here}',
    });
  });
});

describe('what could not be translated', () => {
  it.each(Object.entries(documents))('keeps %s from being activated as long as nobody does a step', (_, document) => {
    const { definition } = importKustomer(document);
    const placeholders = Object.entries(definition.steps).filter(([, { action }]) => action.startsWith('Kustomer'));
    const refused = validate(definition, catalogue).map(({ path }) => path);
    expect(refused).toEqual(expect.arrayContaining(placeholders.map(([id]) => `steps.${id}.action`)));
    expect(refused.filter((path) => path.endsWith('.action'))).toHaveLength(placeholders.length);
  });

  it.each([
    '{{#each steps.1.attributes.data.items}}{{this}}{{/each}}',
    '{{math steps.1.attributes.data.a "/" 2}}',
    '{{{randomId size=6}}}',
    '{{randomId}}',
    '{{toTitle steps.1.attributes.data.a}}',
    '{{{steps.1.attributes.headers.host}}}',
    '/#steps.1.attributes.headers.host',
    '/#error.message',
    '/#fn:inBusinessHours,steps.1.createdAt',
  ])('%s stays as it is, is said, and is refused', (text) => {
    const transitions = [{ target: 'a', condition: always }];
    const { definition, losses } = importKustomer({
      name: 'one',
      trigger: { id: '1', eventName: 'kustomer.hooks.web.x.receive', transitions },
      steps: [{ id: 'a', action: 'kustomer.customer.update', params: { custom: { noteStr: text } } }],
    });
    expect(definition.steps['a']?.input).toEqual({ fields: { noteStr: text } });
    expect(losses).toContainEqual({ path: 'steps.0.params.custom.noteStr', message: expect.any(String) });
    expect(validate(definition, catalogue).map(({ path }) => path)).toContain('steps.a.input.fields.noteStr');
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Branch, Json, JsonObject, Step, WorkflowDefinition } from '@fanfare/contracts';
import { exportKustomer, importKustomer } from '../src/index.js';
import { copyOf, parcelShipped, routeCall, timerStarted } from './documents.js';
import { randomDocument } from './random-documents.js';

const stepsIn = (document: JsonObject) => document['steps'] as JsonObject[];

function stepIn(document: JsonObject, id: string): JsonObject {
  const step = stepsIn(document).find((one) => one['id'] === id);
  if (!step) throw new Error(`there is no step ${id}`);
  return step;
}

/** Imports a document, edits the definition, and exports it. */
function edited(document: JsonObject, edit: (definition: WorkflowDefinition, step: (id: string) => Step) => void) {
  const definition = copyOf(importKustomer(document).definition);
  edit(definition, (id) => {
    const step = definition.steps[id];
    if (!step) throw new Error(`there is no step ${id}`);
    return step;
  });
  return exportKustomer(definition);
}

/** The document as it should be: the original with one thing changed. */
function expected(document: JsonObject, change: (copy: JsonObject) => void): JsonObject {
  const copy = copyOf(document);
  change(copy);
  return copy;
}

const branchesOf = (step: Step) => step.branches as Branch[];

describe('an edit of an imported workflow', () => {
  it('of one header changes that header and nothing else', () => {
    const { json, losses } = edited(parcelShipped, (_, step) => {
      Object.assign(step('ask').input?.['headers'] as JsonObject, { 'Content-Type': 'text/xml' });
    });
    expect(losses).toEqual([]);
    expect(json).toEqual(
      expected(parcelShipped, (copy) => {
        const headers = (stepIn(copy, 'ask')['params'] as JsonObject)['headers'] as JsonObject;
        headers['Content-Type'] = 'text/xml';
      }),
    );
  });

  it('of a reference is written in the words of Kustomer', () => {
    const { json } = edited(parcelShipped, (_, step) => {
      Object.assign(step('record').input?.['fields'] as JsonObject, {
        lastParcelStr: '{{ trigger.data.parcel.id }} is {{ steps.ask.status | escape }}',
        lastCodeNum: '{{ steps.ask.status }}',
      });
    });
    expect((stepIn(json, 'record')['params'] as JsonObject)['custom']).toEqual({
      lastEtaAt: '/#steps.ask.body.eta',
      lastParcelStr: '{{{steps.1.attributes.data.parcel.id}}} is {{steps.ask.response.statusCode}}',
      lastCodeNum: '/#steps.ask.response.statusCode',
    });
  });

  it('that leads a branch elsewhere keeps the rest of the transition', () => {
    const { json } = edited(parcelShipped, (_, step) => {
      branchesOf(step('after-ask'))[0]!.next = 'record';
    });
    expect(json).toEqual(
      expected(parcelShipped, (copy) => {
        (stepIn(copy, 'ask')['transitions'] as JsonObject[])[0]!['target'] = 'record';
      }),
    );
  });

  it('that adds a branch before the others leaves those as they were', () => {
    const { json } = edited(parcelShipped, (_, step) => {
      const branch = { name: 'Busy', when: { left: '/#steps.ask.status', op: 'gt', right: 499 }, next: '2' } as const;
      branchesOf(step('after-ask')).unshift(branch);
    });
    expect(stepIn(json, 'ask')['transitions']).toEqual([
      {
        target: '2',
        condition: { op: 'gt', values: ['/#steps.ask.response.statusCode', 499] },
        meta: { name: 'Busy' },
      },
      ...(stepIn(parcelShipped, 'ask')['transitions'] as JsonObject[]),
    ]);
  });

  it('that removes a step removes it, and what led to it', () => {
    const { json } = edited(parcelShipped, (definition, step) => {
      delete definition.steps['unknown'];
      branchesOf(step('after-ask')).shift();
    });
    expect(json).toEqual(
      expected(parcelShipped, (copy) => {
        copy['steps'] = stepsIn(copy).filter(({ id }) => id !== 'unknown');
        (stepIn(copy, 'ask')['transitions'] as JsonObject[]).shift();
      }),
    );
  });

  it('that removes the Decision after a step leaves one way on', () => {
    const { json } = edited(parcelShipped, (definition, step) => {
      delete definition.steps['after-ask'];
      step('ask').next = { '*': '2' };
    });
    const otherwise = (stepIn(parcelShipped, 'ask')['transitions'] as JsonObject[]).at(-1);
    expect(stepIn(json, 'ask')).toEqual({ ...stepIn(parcelShipped, 'ask'), transitions: [otherwise] });
  });

  it('that leads the Failure of a call elsewhere is written as a question for its status', () => {
    const { json } = edited(parcelShipped, (definition, step) => {
      delete definition.steps['after-ask'];
      step('ask').next = { Success: 'record', Failure: 'unknown' };
    });
    expect(stepIn(json, 'ask')['transitions']).toEqual([
      expect.objectContaining({
        target: 'record',
        condition: { op: 'lt', values: ['/#steps.ask.response.statusCode', 300] },
      }),
      expect.objectContaining({ target: 'unknown', condition: { op: 'true', values: [true] } }),
    ]);
  });

  it('of the wait changes when the other workflow is scheduled', () => {
    const { json } = edited(timerStarted, (_, step) => {
      step('3dvtbCHY4').input = { for: 'PT2H' };
    });
    expect((stepIn(json, '3dvtbCHY4')['params'] as JsonObject)['runAt']).toEqual({ value: 120, type: 'relative' });
  });

  it('of the name and the trigger is made inside the record of the API, too', () => {
    const { json } = edited(routeCall, (definition) => {
      definition.name = 'Route';
      definition.trigger = { type: 'Contact.Identified' };
    });
    const attributes = (json['data'] as JsonObject)['attributes'] as JsonObject;
    expect(attributes).toMatchObject({ name: 'route-call', meta: { displayName: 'Route', color: 'blue' }, rev: 135 });
    expect(attributes['trigger']).toMatchObject({ eventName: 'kustomer.customer.create' });
    expect(attributes['trigger']).not.toHaveProperty('callable');
  });

  it('that adds a step writes it, and says what Kustomer cannot do', () => {
    const { json, losses } = edited(timerStarted, (definition, step) => {
      definition.steps['coupon'] = { action: 'ContactCouponIssue', input: { offer: 'x' }, next: { Success: 'tell' } };
      definition.steps['tell'] = { action: 'HttpRequest', input: { url: 'https://a.test/' }, retry: { limit: 1 } };
      step('-check_1a').else = 'coupon';
    });
    expect(stepIn(json, 'coupon')).toEqual({
      id: 'coupon',
      errorCases: [],
      transitions: [{ target: 'tell', condition: { op: 'true', values: [true] } }],
    });
    expect(stepIn(json, 'tell')).toMatchObject({ action: 'kustomer.rest-api.json', params: { method: 'POST' } });
    expect(losses.map(({ path }) => path)).toEqual(['steps.coupon.action', 'steps.tell.retry']);
  });

  it('that renames a step renames it there', () => {
    const { json } = edited(timerStarted, (definition, step) => {
      const { '-check_1a': check, ...others } = definition.steps;
      definition.steps = { ...others, check: check as Step };
      definition.start = 'check';
      step('check').name = 'Check';
    });
    expect(stepsIn(json).map(({ id }) => id)).toEqual(['3dvtbCHY4', 'check']);
    expect(((json['trigger'] as JsonObject)['transitions'] as JsonObject[])[0]?.['target']).toBe('check');
  });
});

/** One edit that Kustomer can express, at a place that the numbers choose. */
function editAt(definition: WorkflowDefinition, [what, which, where]: [number, number, number]): void {
  const pick = <T>(list: T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
  const all = Object.entries(definition.steps);
  const own = all.filter(([id]) => !/^(?:after|call|delay)-/.test(id));
  const kept = own.map(([, step]) => step).filter(({ action }) => action.startsWith('Kustomer'));
  // What the trigger decides may be written as a filter, too, which would be another definition of the same meaning.
  const decisions = all.filter(([id, { action }]) => action === 'Decision' && !id.startsWith('after-trigger'));
  const branches = decisions.flatMap(([, step]) => branchesOf(step));
  switch (what % 4) {
    case 0:
      definition.name = 'Renamed';
      return;
    case 1:
      Object.assign(pick(own, which)?.[1] ?? {}, { name: 'Edited' });
      return;
    case 2:
      Object.assign(pick(kept, which)?.input ?? {}, { edited: [1, 'two'] as Json });
      return;
    default:
      Object.assign(pick(branches, which) ?? {}, own.length > 0 && { next: pick(own, where)?.[0] });
  }
}

/** A transition to a step that does not exist ends the run, which an edit beside it may write more simply. */
function withTargets(document: JsonObject): JsonObject {
  const steps = stepsIn(document);
  const ids = steps.map(({ id }) => id as string);
  for (const from of [document['trigger'] as JsonObject, ...steps]) {
    const transitions = (from['transitions'] ?? []) as JsonObject[];
    from['transitions'] = transitions.filter(({ target }) => ids.includes(target as string));
  }
  return document;
}

describe('any edit', () => {
  it('is there again when the export is imported', () => {
    const numbers = fc.tuple(fc.nat(), fc.nat(), fc.nat());
    fc.assert(
      fc.property(randomDocument, fc.array(numbers, { minLength: 1, maxLength: 4 }), (document, edits) => {
        const { imported, ...definition } = copyOf(importKustomer(withTargets(copyOf(document))).definition);
        for (const edit of edits) editAt(definition, edit);
        const { json } = exportKustomer({ ...definition, ...(imported && { imported }) });
        const { imported: _, ...again } = importKustomer(copyOf(json)).definition;
        expect(again).toEqual(definition);
      }),
      { numRuns: 500 },
    );
  });
});

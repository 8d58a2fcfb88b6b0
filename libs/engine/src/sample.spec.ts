import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import type { ActionEntry, Json, JsonObject } from '@fanfare/contracts';
import { checkedOutcome, sampleOutcome } from './sample-outcome.js';
import { sampleOf } from './sample.js';

const tree: JsonObject = {
  $ref: '#/$defs/node',
  $defs: {
    node: {
      type: 'object',
      properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#/$defs/node' } } },
    },
  },
};

describe('a sample of a schema', () => {
  it.each<[string, JsonObject, Json]>([
    ['the first example', { type: 'string', examples: ['WELCOME10', 'B'], default: 'C' }, 'WELCOME10'],
    ['the default', { type: 'integer', default: 3 }, 3],
    ['the only value', { const: null }, null],
    ['the first choice', { enum: ['gold', 'silver'] }, 'gold'],
    ['a text that is long enough', { type: 'string', minLength: 8 }, 'sample--'],
    ['a text that is short enough', { type: 'string', maxLength: 3 }, 'sam'],
    ['a text of its format', { type: 'string', format: 'email' }, 'sample@example.com'],
    ['a number within bounds', { type: 'integer', minimum: 5, maximum: 9 }, 5],
    ['a number below a bound', { type: 'number', exclusiveMinimum: 0, maximum: 0.5 }, 0.5],
    ['a whole number as zod writes it', { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }, 1],
    ['something, where nothing is allowed too', { anyOf: [{ type: 'null' }, { type: 'string' }] }, 'sample'],
    ['something, where nothing is a type', { type: ['null', 'boolean'] }, true],
    ['a list of one', { type: 'array', items: { type: 'boolean' } }, [true]],
    ['all fields, those that may be left out too', { type: 'object', properties: { a: { type: 'null' }, b: { const: 2 } } }, { a: null, b: 2 }],
    ['anything, where anything goes', {}, 'sample'],
  ])('is %s', (_what, schema, sample) => {
    expect(sampleOf(schema)).toEqual(sample);
  }); // prettier-ignore

  it('of a schema that refers to itself ends', () => {
    expect(JSON.stringify(sampleOf(tree)).length).toBeLessThan(500);
  });

  it('fits the schema that an action was declared with', () => {
    const leaf = fc.constantFrom<z.ZodType>(
      z.string(), z.string().min(3).max(5), z.email(), z.iso.datetime(), z.url(), z.uuid(), z.int().min(-5).max(5), z.number().gt(0).lt(2),
      z.boolean(), z.enum(['a', 'b']), z.literal(7), z.null(), z.string().nullable(), z.int().positive().optional(), z.unknown(), z.number().multipleOf(5),
    ); // prettier-ignore
    const { schema } = fc.letrec<{ schema: z.ZodType }>((tie) => ({
      schema: fc.oneof(
        { maxDepth: 3 },
        leaf,
        tie('schema').map((item) => z.array(item).min(1).max(3)),
        fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('schema')).map((shape) => z.looseObject(shape)),
        fc.tuple(tie('schema'), tie('schema')).map((choices) => z.union(choices)),
      ),
    }));
    fc.assert(
      fc.property(schema, (schema) => {
        const sample = sampleOf(z.toJSONSchema(schema, { io: 'output' }) as JsonObject);
        expect(schema.safeParse(sample).error).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});

const entry: ActionEntry = {
  name: 'Issue',
  title: 'Issue',
  summary: '',
  service: 'rewards',
  repeat: 'own',
  input: { type: 'object', properties: { quantity: { type: 'integer', minimum: 1 } }, required: ['quantity'] },
  exits: {
    Success: { type: 'object', properties: { count: { type: 'integer', minimum: 2 } } },
    TooMany: { type: 'object', properties: { left: { const: 0 } } },
    Failure: { type: 'object', properties: { error: { type: 'object' } } },
  },
  timeoutMs: 1_000,
};

describe('a sample outcome', () => {
  it('is what the action declares for the exit', () => {
    expect(sampleOutcome(entry)).toEqual({ exit: 'Success', output: { count: 2 } });
    expect(sampleOutcome(entry, 'TooMany')).toEqual({ exit: 'TooMany', output: { left: 0 } });
  });

  it('of a failure has an error that is not worth a retry', () => {
    expect(sampleOutcome(entry, 'Failure')).toMatchObject({ exit: 'Failure', error: { retryable: false } });
  });

  it('is the refusal that the action would give to what it cannot take', () => {
    expect(checkedOutcome(entry, { quantity: 'many' })).toMatchObject({
      exit: 'Failure',
      error: { code: 'InputInvalid', message: 'quantity: give a whole number', details: ['input.quantity'] },
    });
    expect(checkedOutcome(entry, { quantity: 1 }, 'TooMany').exit).toBe('TooMany');
  });
});

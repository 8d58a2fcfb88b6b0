import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { fieldProblems } from './problem.js';

const schema = z.object({ contact: z.object({ email: z.email(), age: z.number() }), list: z.array(z.string()) });

it('problems name the field by a dotted path under the prefix and never repeat its value', () => {
  const { error } = schema.safeParse({ contact: { email: 'ann-at-home', age: 'forty' }, list: ['a', 7] });
  const problems = fieldProblems(error as z.ZodError, 'events.3');
  expect(problems.map(({ path }) => path)).toEqual([
    'events.3.contact.email',
    'events.3.contact.age',
    'events.3.list.1',
  ]);
  expect(JSON.stringify(problems)).not.toMatch(/ann-at-home|forty/);
});

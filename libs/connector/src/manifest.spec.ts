import { Module } from '@nestjs/common';
import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineAction, exit } from './action.js';
import { actionsModule } from './actions.module.js';
import { defineApp, secret } from './app.js';
import { Handles } from './handles.js';
import { manifestOf } from './manifest.js';

const about = { title: 'T', summary: 'S', input: z.object({}), exits: { Success: z.object({}) } };
const Kit = defineApp({ title: 'Kit', settings: z.object({ key: secret(z.string()) }) });
const One = defineAction({ name: 'One', ...about, repeat: 'pure' });
const Two = defineAction({ name: 'Two', ...about, repeat: 'safe', app: Kit });

class Pure {
  run = async (steps: readonly unknown[]) => steps.map(() => exit('Success', {}));
}
@Handles(One)
class DoesOne extends Pure {}
@Handles(Two)
class DoesTwo extends Pure {}

const actions = actionsModule({ name: 'kit', title: 'The kit', app: Kit, handlers: [DoesOne, DoesTwo] });

it('a module says without running what its service announces, its actions in the order of their handlers', () => {
  const { actions: entries, ...rest } = manifestOf(actions);
  expect(entries.map(({ name, service, app }) => [name, service, app])).toEqual([
    ['One', 'kit', undefined],
    ['Two', 'kit', 'needed'],
  ]);
  expect(rest).toMatchObject({ service: 'kit', title: 'The kit', app: { title: 'Kit', settings: { required: ['key'] } } }); // prettier-ignore
  expect(rest.app?.settings['properties']).toEqual({ key: { type: 'string', secret: true } });
});

it('so does a module that imports it', () => {
  @Module({ imports: [actions] })
  class Service {}
  expect(manifestOf(Service)).toEqual(manifestOf(actions));
});

it('a module without actions has no manifest, and says why', () => {
  @Module({})
  class Silent {}
  expect(() => manifestOf(Silent)).toThrow('No actionsModule() is among the imports');
});

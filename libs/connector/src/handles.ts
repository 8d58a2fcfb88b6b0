import 'reflect-metadata';
import { Injectable, type Type } from '@nestjs/common';
import type { ActionHandler, ActionSpec, AnyHandler } from './action.js';

const key = Symbol('fanfare action');

/** Ties a class to the action it does. The class is a Nest provider: what it needs comes through its constructor. */
export function Handles<A extends ActionSpec>(action: A) {
  return <C extends Type<ActionHandler<A>>>(target: C): void => {
    Reflect.defineMetadata(key, action, target);
    Injectable()(target);
  };
}

/** The action a handler class was tied to. Throws when it was not: a handler without `@Handles` would never be called. */
export function actionOf(handler: Type<AnyHandler>): ActionSpec {
  const action = Reflect.getMetadata(key, handler) as ActionSpec | undefined;
  if (!action) throw new Error(`${handler.name} is listed as a handler but has no @Handles(...)`);
  return action;
}

import { type Type } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import type { ActionSpec, AnyHandler } from './action.js';
import { actionOf } from './handles.js';
import type { KitOptions } from './kit-options.js';

export interface RegisteredAction {
  spec: ActionSpec;
  handler: AnyHandler;
}

/** Which class does which action. Complete, or the service does not start. */
export class Registry {
  private readonly actions = new Map<string, RegisteredAction>();

  constructor(private readonly kit: Pick<KitOptions, 'name' | 'app'>) {}

  /** Throws, naming the culprit, when an action has two handlers or a handler cannot do what its action promises. */
  add(spec: ActionSpec, handler: AnyHandler): void {
    if (this.actions.has(spec.name)) {
      throw new Error(`${spec.name} has two handlers in ${this.kit.name}; it must have one`);
    }
    if (spec.app && spec.app !== this.kit.app) {
      throw new Error(`${spec.name} uses an app that is not the one of ${this.kit.name}`);
    }
    if (spec.repeat === 'ask' && !handler.lookUp) {
      throw new Error(`${spec.name} repeats by asking, so its handler needs lookUp()`);
    }
    this.actions.set(spec.name, { spec, handler });
  }

  /** Adds every handler class listed, with its instance from Nest. */
  withHandlers(handlers: readonly Type<AnyHandler>[], moduleRef: ModuleRef): this {
    for (const type of handlers) this.add(actionOf(type), moduleRef.get<AnyHandler>(type, { strict: false }));
    return this;
  }

  find(action: string): RegisteredAction | undefined {
    return this.actions.get(action);
  }
}

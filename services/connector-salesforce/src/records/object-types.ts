import { Injectable } from '@nestjs/common';
import { beforeSending, PerApp } from '@fanfare/connector';
import type { SalesforceAccount } from '../salesforce.app.js';
import { SalesforceClient } from '../salesforce.client.js';
import { ObjectType, objectType } from './object-type.js';

/** An administrator's change of a type is known after so long, */
const goodForMs = 60 * 60_000;
/** and a new field as soon as a step names it, if it was not looked for just now. */
const newFieldsAfterMs = 60_000;
const describeTimeoutMs = 15_000;

interface Known {
  at: number;
  type: Promise<ObjectType>;
}

/** What the org says of its types: asked once an hour for all who need it. */
@Injectable()
export class ObjectTypes {
  private readonly known = new PerApp<SalesforceAccount['settings'], Map<string, Known>>(
    () => new Map<string, Known>(),
  );

  constructor(private readonly salesforce: SalesforceClient) {}

  /** A type that is to have fields of these names. Nothing else was sent when it throws. */
  async of(app: SalesforceAccount, name: string, fields: readonly string[], signal: AbortSignal): Promise<ObjectType> {
    const now = Date.now();
    const type = await this.asOf(app, name, now - goodForMs, signal);
    if (fields.every((field) => type.field(field))) return type;
    return this.asOf(app, name, now - newFieldsAfterMs, signal);
  }

  /** A type as it was then, or later. */
  asOf(app: SalesforceAccount, name: string, then: number, signal: AbortSignal): Promise<ObjectType> {
    const types = this.known.of(app);
    const key = name.toLowerCase();
    const known = types.get(key);
    const isGood = known && known.at >= then;
    const type = isGood ? known.type : this.describe(app, name);
    if (!isGood) {
      types.set(key, { at: Date.now(), type });
      // A failure is told to those who wait, and not kept.
      type.catch(() => types.get(key)?.type === type && types.delete(key));
    }
    return beforeSending(`Asking Salesforce about ${name}`, type, signal);
  }

  private async describe(app: SalesforceAccount, name: string): Promise<ObjectType> {
    const call = {
      method: 'GET',
      path: `/sobjects/${name}/describe`,
      answer: objectType,
      what: `describe ${name}`,
    } as const;
    return new ObjectType(await this.salesforce.call(app, call, AbortSignal.timeout(describeTimeoutMs)));
  }
}

import { Injectable } from '@nestjs/common';
import { beforeSending, PerApp, SharedAnswers } from '@fanfare/connector';
import type { SalesforceAccount } from '../salesforce.app.js';
import { SalesforceClient } from '../salesforce.client.js';
import { ObjectType, objectType } from './object-type.js';

/** An administrator's change of a type is known after so long, */
const goodForMs = 60 * 60_000;
/** and a new field as soon as a step names it, if it was not looked for just now. */
const newFieldsAfterMs = 60_000;
const describeTimeoutMs = 15_000;

/** What the org says of its types: asked once an hour for all who need it. */
@Injectable()
export class ObjectTypes {
  private readonly types = new PerApp<SalesforceAccount['settings'], SharedAnswers<ObjectType>>(
    () => new SharedAnswers(),
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
    const type = this.types.of(app).since(then, name.toLowerCase(), () => this.describe(app, name));
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

import { Injectable } from '@nestjs/common';
import type { AppAgent, Choice } from '@fanfare/connector';
import { z } from 'zod';
import { typeName } from './records/names.js';
import { ObjectTypes } from './records/object-types.js';
import type { SalesforceAccount } from './salesforce.app.js';
import { limitsCall, SalesforceClient } from './salesforce.client.js';

const listedType = z.object({ name: z.string(), label: z.string(), createable: z.boolean(), updateable: z.boolean(), queryable: z.boolean() }); // prettier-ignore
const typesCall = {
  method: 'GET',
  path: '/sobjects',
  answer: z.object({ sobjects: z.array(listedType) }),
  what: 'list its types',
} as const;

/** Tries an org, and knows its types and their fields. */
@Injectable()
export class SalesforceAgent implements AppAgent<SalesforceAccount['settings']> {
  constructor(
    private readonly salesforce: SalesforceClient,
    private readonly types: ObjectTypes,
  ) {}

  async test(app: SalesforceAccount, signal: AbortSignal): Promise<string> {
    const { max, remaining } = await this.salesforce.ask(app, limitsCall, signal);
    const { org, instance } = await this.salesforce.session(app, signal);
    return `Org ${org} at ${instance.host}: ${remaining} of ${max} requests of 24 hours are left.`;
  }

  /** `types`, `fields/Contact`, `externalIds/Contact`. */
  async choices(app: SalesforceAccount, name: string, signal: AbortSignal): Promise<Choice[] | null> {
    if (name === 'types') return this.typesOf(app, signal);
    const [what, of] = name.split('/');
    const type = typeName.safeParse(of);
    if (!type.success || (what !== 'fields' && what !== 'externalIds')) return null;
    const { fields } = await this.types.of(app, type.data, [], signal);
    return fields
      .filter(({ externalId }) => externalId || what === 'fields')
      .map((field) => ({ value: field.name, title: field.label }));
  }

  private async typesOf(app: SalesforceAccount, signal: AbortSignal): Promise<Choice[]> {
    const { sobjects } = await this.salesforce.ask(app, typesCall, signal);
    return sobjects
      .filter(({ createable, updateable, queryable }) => createable || updateable || queryable)
      .map(({ name, label }) => ({ value: name, title: label }));
  }
}

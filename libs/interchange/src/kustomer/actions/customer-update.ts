import type { Json } from '@fanfare/contracts';
import { fieldOf, isObject } from '../../same.js';
import { contactPath } from '../customer-fields.js';
import { loseOtherInput, type ActionPair, type WriteParams } from './action-pair.js';
import { addresses, fieldsOfCustomer } from './customer-params.js';

/** Changes a customer. Custom attributes are properties here, and so is every field that a contact has no name for. */
export const customerUpdate: ActionPair = {
  kustomer: ['kustomer.customer.update'],
  fanfare: 'ContactUpdate',
  goesOnBy: ['Success'],
  waysOut: [{ exit: 'Success' }],
  input(params, read) {
    return { fields: fieldsOfCustomer(params, read) };
  },
  params(input, write) {
    loseOtherInput(input, ['fields'], write);
    const fields = isObject(input['fields']) ? input['fields'] : {};
    const params: [string, Json][] = write.customer === null ? [] : [['id', write.customer]];
    if (write.customer === null) {
      write.lose('', 'give the id of the customer: Kustomer does not know whom the run is about');
    }
    const custom: [string, Json][] = [];
    for (const [name, value] of Object.entries(fields)) {
      const written = write.value(value, `fields.${name}`);
      const address = addresses.find(({ ours }) => ours === name);
      if (address) params.push([address.list, [{ [address.field]: written }]]);
      else if (isTopLevel(name, write)) params.push([name, written]);
      else custom.push([name, written]);
    }
    if (custom.length > 0) params.push(['custom', Object.fromEntries(custom)]);
    return Object.fromEntries(params);
  },
  // The run's contact is up to date after the step, so that is where its fields are read.
  output: contactPath,
  outputBack: () => null,
};

const named = ['firstName', 'lastName'];

function isTopLevel(name: string, { before }: WriteParams): boolean {
  const custom = fieldOf(before, 'custom');
  if (isObject(custom) && Object.hasOwn(custom, name)) return false;
  return named.includes(name) || Object.hasOwn(before, name);
}

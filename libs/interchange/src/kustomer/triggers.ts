import type { TriggerName } from '@fanfare/contracts';
import type { KustomerTrigger } from './document.js';
import type { TriggerShape } from './trigger-shapes.js';

/** What a trigger is on the other side. `caveat` says what is not the same. */
export interface TriggerRead {
  readonly type: TriggerName;
  readonly shape: TriggerShape;
  readonly caveat?: string;
}

const hooks: ReadonlyMap<string, TriggerName> = new Map([
  ['form', 'Form.Received'],
  ['web', 'Webhook.Received'],
  ['email', 'Email.Received'],
]);
const customerEvents: ReadonlyMap<string, TriggerName> = new Map([
  ['kustomer.customer.create', 'Contact.Identified'],
  ['kustomer.customer.update', 'Contact.PropertyUpdated'],
]);

/** Our trigger for one of Kustomer's. One without a counterpart becomes a webhook: something must send it here. */
export function readTrigger({ eventName, callable }: Pick<KustomerTrigger, 'eventName' | 'callable'>): TriggerRead {
  const name = eventName ?? '';
  if (callable === true || /^kustomer\.workflow\..+\.call$/.test(name)) {
    return { type: 'Workflow.Called', shape: 'inputs', caveat: 'call it by the id that it has here' };
  }
  const hook = /^kustomer\.hooks\.([a-z]+)\.(.+)\.receive$/.exec(name);
  const received = hooks.get(hook?.[1] ?? '');
  if (received) {
    const caveat = `add a filter that recognises the hook ${hook?.[2]}: ${received} starts for every one of the workspace`;
    return { type: received, shape: 'payload', caveat };
  }
  const ofContact = customerEvents.get(name);
  if (ofContact) return { type: ofContact, shape: 'customer' };
  return {
    type: 'Webhook.Received',
    shape: name.startsWith('kustomer.app.') || name.startsWith('kustomer.hooks.') ? 'payload' : 'object',
    caveat: `choose a trigger: '${name}' has no counterpart; until then Webhook.Received stands in for it, with the event as its data`,
  };
}

export interface TriggerWritten {
  readonly eventName: string;
  readonly callable?: true;
  readonly caveat?: string;
}

/** Kustomer's trigger for one of ours. A hook's own id is given by Kustomer. */
export function writeTrigger(type: TriggerName): TriggerWritten {
  if (type === 'Workflow.Called') return { eventName: 'kustomer.workflow.WORKFLOW_ID.call', callable: true };
  for (const [event, ours] of customerEvents) if (ours === type) return { eventName: event };
  for (const [kind, ours] of hooks) {
    if (ours !== type) continue;
    const caveat = `make a ${kind} hook in Kustomer and put its id in the place of HOOK_ID`;
    return { eventName: `kustomer.hooks.${kind}.HOOK_ID.receive`, caveat };
  }
  const words = type.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  const caveat = `have an app publish it: Kustomer has no event like ${type}`;
  return { eventName: `kustomer.app.fanfare.${words}`, caveat };
}

import type { JsonObject } from '@fanfare/contracts';
import { wayTo } from './way-to.js';

/** Templates, helpers and functions of every kind. */
export const templates: JsonObject = {
  name: 'templates',
  trigger: { id: '1', eventName: 'kustomer.hooks.form.5d.receive', transitions: [wayTo('now')] },
  steps: [
    {
      id: 'now',
      action: 'kustomer.regex-match.generic',
      params: { testString: "{{{date 'hours' count=0}}}", regex: '.*' },
      transitions: [wayTo('took')],
    },
    {
      id: 'took',
      action: 'kustomer.regex-match.generic',
      params: {
        testString: "{{dateDiff 'milliseconds' from=steps.1.attributes.data.startedAt to=steps.now.match}}",
        regex: '\\d{1,}',
      },
      transitions: [wayTo('sum')],
    },
    {
      id: 'sum',
      action: 'kustomer.regex-match.generic',
      params: { testString: '{{ math steps.took.match "+" steps.1.attributes.data.@app2.durationNum }}', regex: '.*' },
      transitions: [wayTo('note')],
    },
    {
      id: 'note',
      action: 'kustomer.note.create',
      params: {
        plain: 'no template {here}',
        raw: '{{{steps.1.attributes.data.name}}}',
        concatenated: '{{steps.1.attributes.data.contract}} , {{{steps.sum.custom.numbersStr}}}',
        greeting: 'Dear {{#if steps.1.attributes.data.name}}{{steps.1.attributes.data.name}}{{else}}you{{/if}}{% x %}',
        count: '{{#unless steps.1.attributes.data.count includeZero=true}}none{{/unless}}',
        total: '/#fn:parseInt,steps.sum.match',
        day: "{{{dateFormat steps.now.match format='MMM D, YYYY [at] HH:mm'}}}",
        when: '/#fn:dateFormat,steps.now.match,LL',
        hours: '/#fn:inBusinessHours',
        quotient: '{{math steps.took.match "/" 2}}',
        list: '{{#each steps.1.attributes.data.items}}{{this}}{{/each}}',
        id: '{{{randomId size=6}}}',
        yesterday: "{{date 'days' count=1}}",
        error: '/#error.message',
        mentions: [{ user: '/#steps.1.attributes.data.user' }, 3, null, true],
      },
      transitions: [],
    },
  ],
};

import { expect, it } from '@jest/globals';
import type { HookView } from '@fanfare/contracts';
import { hookLines, hookMadeLines } from './hook-lines.js';

const hook: HookView = { id: 'orders', kind: 'webhook', title: 'Orders', trigger: 'Webhook.Received', protection: 'key', secrets: [{ hint: '…1234', until: null }], addresses: [{ until: null }], paused: false, createdAt: 0, updatedAt: 0 }; // prettier-ignore

it('lists hooks with how they are, and what of them ends', () => {
  const form = { ...hook, id: 'f', kind: 'form' as const, trigger: 'Form.Received', protection: 'none' as const, paused: true, addresses: [{ until: null }, { until: 0 }] }; // prettier-ignore
  expect(hookLines([hook, form])).toBe(
    [
      'orders  webhook  Webhook.Received  key  Orders',
      'f       form     Form.Received     none  paused  Orders  an old address works until 1970-01-01 00:00:00Z',
    ].join('\n'),
  );
  expect(hookLines([])).toContain('fanfare hook create');
});

it('tells what was made for a hook, where to post, and how a workflow listens to it', () => {
  const made = { hook, address: { path: '/v1/hooks/t', url: null }, secret: 'hk_s' };
  expect(hookMadeLines(made, 'http://here:1')).toBe(
    [
      'Orders: orders, Webhook.Received',
      '  post to  http://here:1/v1/hooks/t',
      '  key      hk_s',
      '  keep this: it is told only now',
      '  filter   { "left": "{{ trigger.hook.id }}", "op": "eq", "right": "orders" }',
    ].join('\n'),
  );
  const url = 'https://events.example.com/v1/hooks/t';
  expect(hookMadeLines({ hook, address: { path: '/v1/hooks/t', url } }, null)).toContain(url);
  expect(hookMadeLines({ hook }, null)).not.toContain('only now');
});

import { expect, it } from '@jest/globals';
import { appLines, choiceLines, connectorLines } from './app-lines.js';

const app = { id: 'main', connector: 'connector-acme', title: 'Main', settings: {}, hints: { apiKey: '…1234' }, held: false, closed: [], createdAt: 0, updatedAt: 0 }; // prettier-ignore

it('lists connected apps with how they are, and what steps wait for', () => {
  const lane = { workspace: 'acme', app: 'other', endpoint: 'api' };
  const down = { lane, name: 'Acme other', state: 'down' as const, reason: 'connection refused', since: 0, nextTryAt: 60_000, probes: 1 }; // prettier-ignore
  expect(appLines([app, { ...app, id: 'other', hints: {}, closed: [down] }, { ...app, id: 'kept', held: true }])).toBe(
    [
      'main   connector-acme  Main  ready    apiKey …1234',
      'other  connector-acme  Main  waiting',
      '  api: down since 1970-01-01 00:00:00Z, next try 1970-01-01 00:01:00Z: connection refused',
      'kept   connector-acme  Main  held     apiKey …1234',
    ].join('\n'),
  );
  expect(appLines([])).toContain('fanfare connectors');
});

it('lists what can be connected, with what that takes', () => {
  const settings = { properties: { apiKey: { title: 'API key', secret: true }, region: {} }, required: ['apiKey'] };
  expect(connectorLines([{ service: 'connector-acme', title: 'Acme', settings }])).toBe(
    ['connector-acme  Acme', '  apiKey (needed, secret)  API key', '  region (optional)'].join('\n'),
  );
});

it('lists what a field can be by its value and by what people call it', () => {
  const choices = [{ value: 'coffee', title: 'Coffee card' }, { value: 't', title: 'Tea' }]; // prettier-ignore
  expect(choiceLines(choices)).toBe('coffee  Coffee card\nt       Tea');
  expect(choiceLines([])).toBe('the account has none');
});

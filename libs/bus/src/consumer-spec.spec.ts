import { describe, expect, it } from '@jest/globals';
import { laneKey } from '@fanfare/contracts';
import { laneOf } from './consumer-spec.js';

const consumer = (workspace: string, app: string, endpoint: string) =>
  laneOf('braze', laneKey({ workspace, app, endpoint }), 1);

describe('what empties a lane', () => {
  it('has a name of its own, wherever the parts of the lane have their dashes', () => {
    expect(consumer('acme-eu', 'crm', 'api').name).not.toBe(consumer('acme', 'eu-crm', 'api').name);
    expect(consumer('acme', 'crm-eu', 'api').name).not.toBe(consumer('acme', 'crm', 'eu-api').name);
    expect(consumer('acme_', '_', 'api').name).not.toBe(consumer('acme', '__', 'api').name);
  });

  it('is counted together with all others: there are as many as accounts', () => {
    expect(consumer('acme', 'crm', 'api').countedAs).toBe(consumer('other', 'crm', 'api').countedAs);
  });

  it('has a name that the server takes', () => {
    expect(consumer('acme', '_', 'Qk-_3').name).toMatch(/^[\w=-]+$/);
  });
});

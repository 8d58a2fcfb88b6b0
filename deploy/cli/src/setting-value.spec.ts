import { describe, expect, it } from '@jest/globals';
import { settingValue } from './setting-value.js';

const schema = {
  properties: {
    share: { type: 'integer' },
    apiVersion: { type: 'string' },
    sandbox: { type: 'boolean' },
    perRequest: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
    label: { anyOf: [{ type: 'string' }, { type: 'number' }] },
  },
};

describe('a setting from the command line', () => {
  it.each([
    ['share', '80', 80],
    ['apiVersion', '62.0', '62.0'],
    ['sandbox', 'false', false],
    ['perRequest', '50', 50],
    ['perRequest', 'null', null],
    ['label', '7', '7'],
  ])('is what its connector wants: %s=%s', (name, text, value) => {
    expect(settingValue(schema, name, text)).toBe(value);
  });

  it.each([
    ['share', 'most'],
    ['share', ''],
    ['sandbox', 'yes'],
    ['unknown', '1'],
  ])('stays a text where it fits no type, and the API says so: %s=%s', (name, text) => {
    expect(settingValue(schema, name, text)).toBe(text);
    expect(settingValue({}, name, text)).toBe(text);
  });
});

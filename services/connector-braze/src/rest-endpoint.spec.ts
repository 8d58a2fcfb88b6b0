import { describe, expect, it } from '@jest/globals';
import { connectorConfig } from '@fanfare/connector';
import { restEndpoint } from './rest-endpoint.js';

const { HTTP_ALLOW_HOSTS: allowed } = connectorConfig.parse({ HTTP_ALLOW_HOSTS: '127.0.0.1:4010' });

describe('a REST endpoint', () => {
  it.each([
    ['https://rest.iad-03.braze.com', 'https://rest.iad-03.braze.com/'],
    ['https://rest.us-10.braze.com/', 'https://rest.us-10.braze.com/'],
    ['https://REST.fra-02.braze.eu/users/track', 'https://rest.fra-02.braze.eu/'],
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010/'],
  ])('%s is %s', (setting, url) => {
    expect(restEndpoint('Braze main', setting, allowed).href).toBe(url);
  });

  it.each([
    'http://rest.iad-03.braze.com',
    'https://rest.iad-03.braze.com:8443',
    'https://rest.iad-03.braze.com.example.com',
    'https://example.com/rest.iad-03.braze.com',
    'https://rest.iad-03.braze.com@example.com',
    'https://dashboard-03.braze.com',
    'http://127.0.0.1:4011',
  ])('%s is none, and gets no key', (setting) => {
    expect(() => restEndpoint('Braze main', setting, allowed)).toThrow(
      /^endpoint of Braze main: .* is no REST endpoint of Braze/,
    );
  });
});

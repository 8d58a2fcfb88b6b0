import { expect, it } from '@jest/globals';
import { manifestOf } from '@fanfare/connector';
import { staleManifest } from '@fanfare/testing';
import { localCard } from './localcard.connector.js';

it('manifest.json is what the actions declare: after a change, run `npm run docs`', () => {
  expect(staleManifest(import.meta.dirname, manifestOf(localCard))).toBeNull();
});

import { readFileSync } from 'node:fs';
import { variableReadBy } from '@fanfare/chassis';
import { Keyring } from './keyring.js';

/** Master keys, `id:base64,…`, or `file:<path>` of a file with one a line. The first seals, all open. */
export const masterKeysVariable = variableReadBy((text) =>
  Keyring.parse(text.startsWith('file:') ? readFileSync(text.slice('file:'.length), 'utf8') : text),
);

import { isUtf8 } from 'node:buffer';
import type { Json, JsonObject } from '@fanfare/contracts';
import { isSuspicious, poisonedKeys } from '../../poisoned-keys.js';
import { ProblemError } from '../../problem-error.js';
import { readBody } from '../../read-body.js';
import { headerOf, type Received } from '../received.js';
import { contentKindOf } from './content-kind.js';
import { nestFields } from './nest-fields.js';
import { readMultipart } from './read-multipart.js';

/** What was posted, as an object: the data of an event. JSON that is no object is its `body`. */
export async function readPayload({ headers, body }: Pick<Received, 'headers' | 'body'>): Promise<JsonObject> {
  switch (contentKindOf(headers)) {
    case 'urlencoded':
      return harmless(nestFields(readUrlencoded(body)));
    case 'multipart':
      return harmless(nestFields(await readMultipart(headerOf({ headers }, 'content-type') ?? '', body)));
    default:
      return fromJson(body);
  }
}

function fromJson(bytes: Buffer): JsonObject {
  const { value, text } = readBody(bytes);
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const payload = isObject ? (value as JsonObject) : { body: value as Json };
  return isSuspicious(text) ? harmless(payload) : payload;
}

function readUrlencoded(bytes: Buffer): [string, string][] {
  if (bytes.length === 0) throw new ProblemError(400, 'InvalidBody', 'The body is empty.');
  if (!isUtf8(bytes)) throw new ProblemError(400, 'InvalidBody', 'The form is not valid UTF-8.');
  return [...new URLSearchParams(bytes.toString('utf8'))];
}

function harmless(payload: JsonObject): JsonObject {
  const errors = poisonedKeys(payload);
  if (errors.length === 0) return payload;
  throw new ProblemError(422, 'InvalidEvent', 'The body has names that are not allowed.', { errors });
}

import { fieldProblems, type Json, type JsonObject } from '@fanfare/contracts';
import { maxForeignDepth, refuseTooDeep } from '../depth.js';
import { ImportRefused } from '../import-refused.js';
import { join, type Loss } from '../loss.js';
import { fieldOf, isObject } from '../same.js';
import { kustomerWorkflow, type KustomerWorkflow } from './document.js';

/** A document taken apart: the workflow in it, as it stands there and as parsed, and the fields that lead to it. */
export interface Unwrapped {
  readonly document: JsonObject;
  readonly plain: JsonObject;
  readonly workflow: KustomerWorkflow;
  readonly path: readonly string[];
}

const notOne = 'This is not a Kustomer workflow';

/** Takes a workflow as the editor exports it, or a resource of the API around it (`data.attributes`). Throws ImportRefused. */
export function unwrap(given: unknown): Unwrapped {
  refuseTooDeep(given, maxForeignDepth);
  if (!isObject(given)) throw new ImportRefused(notOne, [{ path: '', message: 'give a JSON object' }]);
  const path = pathToWorkflow(given);
  const plain = path.reduce<JsonObject>((at, word) => fieldOf(at, word) as JsonObject, given);
  const parsed = kustomerWorkflow.safeParse(plain);
  if (!parsed.success) throw new ImportRefused(notOne, fieldProblems(parsed.error, path.join('.')));
  return { document: given, plain, workflow: parsed.data, path };
}

/** Where in a document its workflow is. */
export function pathToWorkflow(given: JsonObject): string[] {
  const path: string[] = [];
  let at = given;
  for (const word of ['data', 'attributes']) {
    const inner = fieldOf(at, word);
    if (isObject(fieldOf(at, 'trigger')) || !isObject(inner)) continue;
    path.push(word);
    at = inner;
  }
  return path;
}

/** The document with another workflow where its own was. */
export function rewrap({ document, path }: Pick<Unwrapped, 'document' | 'path'>, workflow: JsonObject): JsonObject {
  const [word, ...rest] = path;
  if (word === undefined) return workflow;
  const inner = fieldOf(document, word);
  return { ...document, [word]: rewrap({ document: isObject(inner) ? inner : {}, path: rest }, workflow) };
}

/** What a resource of the API says beside the workflow. */
export function wrapperLosses({ document, path }: Unwrapped): Loss[] {
  const losses: Loss[] = [];
  let at: Json | undefined = document;
  for (const [depth, word] of path.entries()) {
    if (!isObject(at)) break;
    for (const name of Object.keys(at)) {
      if (name === word || name === 'type') continue;
      const message = 'it belongs to the record in Kustomer and not to the workflow; it is kept for the way back';
      losses.push({ path: join(...path.slice(0, depth), name), message });
    }
    at = fieldOf(at, word);
  }
  return losses;
}

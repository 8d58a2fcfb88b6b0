import type { Json, JsonObject } from '@fanfare/contracts';
import { compact, same } from '../../same.js';
import { loseOtherInput, loseOtherParams, type ActionPair, type ReadParams, type WriteParams } from './action-pair.js';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** Every registered status that is an answer and no trouble. With 429 we wait and ask again, which needs no decision. */
const everyStatus = [
  ...range(200, 208), 226, ...range(300, 305), 307, 308, ...range(400, 418), ...range(421, 426), 428, 431, 451,
]; // prettier-ignore

const withoutBody = ['GET', 'HEAD'];

/** Calls an HTTP API. Kustomer goes on whatever the status, and its workflows look at it. */
export const restApi: ActionPair = {
  kustomer: ['kustomer.rest-api.json', 'kustomer.rest-api.generic'],
  fanfare: 'HttpRequest',
  goesOnBy: ['*'],
  waysOut: [
    { exit: 'Success', when: (step) => ({ op: 'lt', values: [`${step}.response.statusCode`, 300] }) },
    { exit: 'Failure' },
  ],
  input(params, read) {
    loseOtherParams(params, ['uri', 'method', 'headers', 'qs', 'data', 'json'], read);
    const { uri, method, headers, qs } = params;
    const verb = typeof method === 'string' && /^[a-z]+$/i.test(method) ? method.toUpperCase() : method;
    return compact({
      method: verb === undefined ? undefined : read.value(verb, 'method'),
      url: uri === undefined ? undefined : read.value(uri, 'uri'),
      headers: headers === undefined ? undefined : read.value(headers, 'headers'),
      query: qs === undefined ? undefined : queryOf(qs, read),
      body: typeof verb === 'string' && withoutBody.includes(verb) ? lostBody(params, read) : bodyOf(params, read),
    });
  },
  whenRead: {
    input: { expectStatus: everyStatus },
    caveat: 'check what asks for the status: 429, 500 and above are tried again first, and then leave none',
  },
  params(input, write) {
    const { method, url, headers, query, expectStatus } = input;
    loseOtherInput(input, ['method', 'url', 'headers', 'query', 'body', 'expectStatus'], write);
    if (expectStatus !== undefined && !same(expectStatus, everyStatus)) {
      write.lose('expectStatus', 'look at the status in the transitions: to Kustomer every one is a success');
    }
    return compact({
      uri: url === undefined ? undefined : write.value(url, 'url'),
      method: method === undefined ? 'POST' : write.value(method, 'method'),
      headers: headers === undefined ? undefined : write.value(headers, 'headers'),
      qs: query === undefined ? undefined : write.value(query, 'query'),
      ...bodyParam(input, write),
    });
  },
  output: ([first, second, ...rest], step) => {
    if (first === 'body') return ['steps', step, 'body', ...(second === undefined ? [] : [second]), ...rest];
    if (first !== 'response' || second === undefined) return null;
    if (second === 'statusCode') return ['steps', step, 'status', ...rest];
    return second === 'headers' || second === 'body' ? ['steps', step, second, ...rest] : null;
  },
  outputBack: ([first, ...rest]) => {
    if (first === 'status') return ['response', 'statusCode', ...rest];
    if (first === 'headers') return ['response', 'headers', ...rest];
    return first === 'body' ? ['body', ...rest] : null;
  },
};

/** The body is `data`; `json` says that it is JSON, or is the body itself. */
function bodyName({ data, json }: JsonObject): 'data' | 'json' {
  return data === undefined && json !== undefined && typeof json !== 'boolean' ? 'json' : 'data';
}

function bodyOf(params: JsonObject, read: ReadParams): Json | undefined {
  const { data, json } = params;
  if (data !== undefined && json !== undefined && typeof json !== 'boolean') {
    read.lose('json', 'check the body: only data is sent; it is kept for the way back');
  }
  const isText = typeof data === 'string' && !data.startsWith('/#');
  if (json === false && data !== undefined && !isText) {
    read.lose('json', 'check the body: what is no text is always sent as JSON here');
  }
  if (json === true && isText) read.lose('json', 'check the body: a text is sent as it is here, and not as JSON');
  const name = bodyName(params);
  const body = params[name];
  return body === undefined ? undefined : read.value(body, name);
}

function lostBody(params: JsonObject, read: ReadParams): undefined {
  for (const name of ['data', 'json'] as const) {
    const body = params[name];
    if (body === undefined || same(body, {}) || (name === 'json' && typeof body === 'boolean')) continue;
    read.lose(name, 'send it by another method: here GET and HEAD carry no body; it is kept for the way back');
  }
}

function queryOf(qs: Json, read: ReadParams): Json | undefined {
  if (typeof qs !== 'string' || qs.startsWith('/#')) return read.value(qs, 'qs');
  if (!qs.includes('{{')) return Object.fromEntries(new URLSearchParams(qs));
  read.lose('qs', 'give the query parameters one by one: here they are an object; the text is kept for the way back');
  return undefined;
}

function bodyParam(input: JsonObject, write: WriteParams): JsonObject {
  const body = input['body'];
  return body === undefined ? {} : { [bodyName(write.before)]: write.value(body, 'body') };
}

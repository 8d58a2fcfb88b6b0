import { jsonObject, token as tokenSchema, type JsonObject, type Token } from '@fanfare/contracts';
import { parseJson } from '@fanfare/bus';

/**
 * How a token travels: the token without the event's own data, a tab, the event's data. That is most of a token's bytes
 * and never changes, so it is passed on as text, and parsed only if a step refers to it. Parsing and writing it at
 * every step was a third of the orchestrator's time.
 */
const textOf = new WeakMap<object, string>();

export function encodeToken(token: Token): string {
  const { trigger } = token.data;
  const text = textOf.get(trigger) ?? JSON.stringify(trigger.data);
  const light = { ...token, data: { ...token.data, trigger: withoutData(trigger) } };
  return `${JSON.stringify(light)}\t${text}`;
}

/** The token, or why it is none. */
export function decodeToken(cargo: string): { value: Token } | { error: string } {
  const tab = cargo.lastIndexOf('\t');
  const parsed = parseJson(tokenSchema, tab < 0 ? cargo : cargo.slice(0, tab));
  if ('error' in parsed || tab < 0) return parsed;
  addData(parsed.value.data.trigger, cargo.slice(tab + 1));
  return parsed;
}

type Trigger = Token['data']['trigger'];

/** Every field but `data`, without reading it: reading would parse it. */
function withoutData(trigger: Trigger): Omit<Trigger, 'data'> {
  const light: Partial<Record<string, unknown>> = {};
  for (const key of Object.keys(trigger) as (keyof Trigger)[]) {
    if (key !== 'data') light[key] = trigger[key];
  }
  return light as Omit<Trigger, 'data'>;
}

function addData(trigger: Trigger, text: string): void {
  let data: JsonObject | undefined;
  Object.defineProperty(trigger, 'data', {
    enumerable: true,
    get: () => (data ??= jsonObject.parse(JSON.parse(text))),
  });
  textOf.set(trigger, text);
}

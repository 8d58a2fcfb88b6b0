import type { Json, JsonObject } from '@fanfare/contracts';

/**
 * A setting as its connector wants it, by the JSON Schema of the connector's settings: `80` is a number for a share, and
 * `62.0` stays a text for an API version. What fits no type stays a text, too: the API says what is wrong with it.
 */
export function settingValue({ properties }: JsonObject, name: string, text: string): Json {
  const types = typesOf((properties as Record<string, JsonObject> | undefined)?.[name] ?? {});
  if (types.includes('string')) return text;
  if (types.includes('null') && text === 'null') return null;
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  const isNumeric = types.includes('number') || types.includes('integer');
  return isNumeric && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** Those of one that may be several things, too. */
function typesOf({ type, anyOf = [] }: JsonObject): Json[] {
  const own = type === undefined ? [] : [type];
  return [...own, ...(anyOf as JsonObject[]).flatMap(typesOf)];
}

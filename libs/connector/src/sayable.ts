import type { HttpResponse } from './http/read-response.js';

/** Shorter ones say nothing, and would hit half the words. */
const shortest = 3;
const longestWords = 300;

/** A text without these values in it: vendors quote in their messages what they were sent. */
export function withoutValues(text: string, values: readonly unknown[]): string {
  const found = values.filter((value) => typeof value === 'string' && value.length >= shortest) as string[];
  return found.toSorted((a, b) => b.length - a.length).reduce((left, value) => left.replaceAll(value, '…'), text);
}

/** A text without these secrets in it, however they are written: as they are, in a URL, in a form, in JSON. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return withoutValues(text, secrets.flatMap(writings));
}

/** An answer that may be quoted: no text of its body holds one of these secrets. */
export function withoutSecretsIn(response: HttpResponse, secrets: readonly string[]): HttpResponse {
  const clean = (_name: string, value: unknown) => (typeof value === 'string' ? withoutSecrets(value, secrets) : value);
  return { ...response, body: JSON.parse(JSON.stringify(response.body), clean) as HttpResponse['body'] };
}

/**
 * A vendor's words as they may be told, since messages are for whoever looks at runs, logs and alerts: without
 * addresses of people, and not endless. Secrets are taken out of the answer before (`withoutSecretsIn`).
 */
export function sayable(words: string): string {
  return words.replaceAll(/[^\s"'<>]+@[^\s"'<>]+/g, '…').slice(0, longestWords); // prettier-ignore
}

function writings(secret: string): string[] {
  const inForm = new URLSearchParams({ _: secret }).toString().slice(2);
  return [secret, encodeURIComponent(secret), inForm, JSON.stringify(secret).slice(1, -1)];
}

/**
 * Patterns that people need again and again, as Kustomer's documentation gives them; one who moves from there finds the
 * same matches. Only `concatenate` differs: there `.*` stops at the end of the first line, which is never what is meant.
 */
export const regexPresets = {
  email: String.raw`\S+@\S+\.\S+\b`,
  phone: String.raw`\+?\d{1,4}?[-.\s]?\(?\d{1,3}?\)?[-.\s]?\d{1,4}[-.\s]?\d{1,4}[-.\s]?\d{1,9}`,
  /** The whole text must be the number, written without spaces. */
  creditCard: String.raw`^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|6(?:011|5[0-9]{2})[0-9]{12}|(?:2131|1800|35\d{3})\d{11})$`,
  /** All of a template, as a value of its own. */
  concatenate: '(?s).*',
} as const;

export type RegexPreset = keyof typeof regexPresets;

export function isRegexPreset(name: unknown): name is RegexPreset {
  return typeof name === 'string' && Object.hasOwn(regexPresets, name);
}

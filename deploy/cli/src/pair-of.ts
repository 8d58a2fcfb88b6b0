/** What was given to an option that is written such as `--set name=value`: the first `=` divides it. */
export function pairOf(option: string, text: string): [name: string, value: string] {
  const at = text.indexOf('=');
  if (at < 1) throw new Error(`Give it as ${option}, not "${text}".`);
  return [text.slice(0, at), text.slice(at + 1)];
}

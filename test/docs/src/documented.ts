/**
 * Finds for each thing that the code has what the documentation says about it. Throws with the names of those without,
 * and of what is described and no longer exists.
 */
export function documented<Thing, Words>(
  what: string,
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
  words: Readonly<Record<string, Words>>,
): { name: string; thing: Thing; words: Words }[] {
  const names = new Set(things.map(nameOf));
  const silent = [...names].filter((name) => !Object.hasOwn(words, name));
  const gone = Object.keys(words).filter((name) => !names.has(name));
  const complaints = [
    ...(silent.length > 0 ? [`no documentation of the ${what} ${silent.join(', ')}`] : []),
    ...(gone.length > 0 ? [`documentation of the ${what} ${gone.join(', ')}, which does not exist`] : []),
  ];
  if (complaints.length > 0) throw new Error(`${complaints.join('; ')}: see test/docs/src`);
  return things.flatMap((thing) => {
    const found = words[nameOf(thing)];
    return found === undefined ? [] : [{ name: nameOf(thing), thing, words: found }];
  });
}

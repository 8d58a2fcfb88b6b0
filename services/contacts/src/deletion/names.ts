import type { ContactToForget, Json } from '@fanfare/contracts';
import { contactReferences } from '@fanfare/bus';

/** Whether a text is a name of somebody: an address or a number, however it is spelt, or an id. */
export type Names = (text: string) => boolean;

/** What somebody is written as, and what is to be written instead. */
export interface Instead {
  names: Names;
  placeholder: string;
}

/** Addresses and numbers of who is deleted are known by what they hash to only, so whole texts can be told, and no parts. */
export function namesOf({ workspace, contacts, who }: ContactToForget): Names {
  const [ids, references] = [new Set(contacts), new Set(who)];
  return (text) => {
    const name = text.trim();
    if (name === '') return false;
    const spelt = { id: name, anonymousId: name, ...(name.includes('@') ? { email: name } : { mobile: name }) };
    return ids.has(name) || contactReferences(workspace, spelt).some((reference) => references.has(reference));
  };
}

/** The same with the placeholder in place of each name, as a whole text or as a word of one. */
export function withoutNames<J extends Json>(written: J, instead: Instead): J {
  return replaced(written, instead) as J;
}

function replaced(written: Json, instead: Instead): Json {
  if (typeof written === 'string') return text(written, instead);
  if (Array.isArray(written)) return written.map((each) => replaced(each, instead));
  if (written === null || typeof written !== 'object') return written;
  return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, replaced(value, instead)]));
}

function text(written: string, { names, placeholder }: Instead): string {
  if (names(written)) return placeholder;
  return written.replaceAll(/[^\s,;|()<>"'`[\]{}]+/g, (word) => (names(word) ? placeholder : word));
}

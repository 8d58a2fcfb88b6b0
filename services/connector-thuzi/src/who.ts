import { normaliseEmail, normaliseMobile } from '@fanfare/contracts';
import { z } from 'zod';

const text = z.string().trim().max(200).optional();

/** Whom a check-in is about. A template that came to nothing is as good as none. */
export const whoInput = {
  externalId: text.meta({ title: 'External id', description: 'By what Thuzi knows the person, such as {{ contact.properties.thuzi_id }}. Without it: the contact’s id, else the e-mail address, else the number.' }), // prettier-ignore
  email: text.meta({ title: 'E-mail address', description: 'Usually {{ contact.email }}.' }),
  mobile: text.meta({ title: 'Mobile number', description: 'Usually {{ contact.mobile }}; with the country, as in +61400111222.' }), // prettier-ignore
  firstName: text.meta({ title: 'First name', description: 'Usually {{ contact.firstName }}.' }),
  lastName: text.meta({ title: 'Last name', description: 'Usually {{ contact.lastName }}.' }),
};
const who = z.object(whoInput);

/** A person as Thuzi is told of them. */
export interface Person {
  externalId: string;
  email?: string;
  mobile?: string;
  firstName?: string;
  lastName?: string;
}

/** The same person is the same external id each time, since by that Thuzi tells who is in; null: nobody is named. */
export function personOf(given: z.output<typeof who>, contactId: string | null): Person | null {
  const said = Object.fromEntries(Object.entries(who.parse(given)).filter(([, value]) => value)) as Partial<Person>;
  if (said.email !== undefined) said.email = normaliseEmail(said.email);
  if (said.mobile !== undefined) said.mobile = normaliseMobile(said.mobile);
  const externalId = said.externalId ?? contactId ?? said.email ?? said.mobile;
  return externalId === undefined ? null : { ...said, externalId };
}

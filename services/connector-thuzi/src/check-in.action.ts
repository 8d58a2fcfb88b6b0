import { defineAction, exit, failure, Handles, type ActionHandler, type FailureOutcome, type HttpResponse, type Step } from '@fanfare/connector'; // prettier-ignore
import { z } from 'zod';
import { ThuziApp } from './thuzi.app.js';
import { ThuziClient } from './thuzi.client.js';
import { personOf, whoInput } from './who.js';

export const ContactThuziCheckIn = defineAction({
  name: 'ContactThuziCheckIn',
  title: 'Check in at Thuzi',
  summary: 'Checks a person in at an event. Who is in already stays in by the first check-in, and the output says so.',
  input: z.object({
    event: z.string().trim().min(1).max(200).meta({ title: 'Event', description: 'Its id at Thuzi.' }),
    ...whoInput,
    checkedInAt: z.iso.datetime({ offset: true }).optional().meta({ title: 'Checked in at', description: 'Without it: when the step was reached.' }), // prettier-ignore
  }),
  exits: {
    Success: z.object({
      checkInId: z.string(),
      already: z.boolean().meta({ description: 'They were in before, or an earlier try of this step had checked them in.' }), // prettier-ignore
    }),
  },
  // A second check-in of the same person is answered with the first (`already-in`).
  repeat: 'safe',
  app: ThuziApp,
});

const yes = z.object({ id: z.string(), status: z.enum(['in', 'already-in']) });
const no = z.object({
  code: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).default([]),
});

@Handles(ContactThuziCheckIn)
export class CheckIn implements ActionHandler<typeof ContactThuziCheckIn> {
  constructor(private readonly thuzi: ThuziClient) {}

  async run([step]: readonly Step<typeof ContactThuziCheckIn>[], signal: AbortSignal) {
    if (!step) return [];
    const { id, app, at, contactId, input } = step;
    const { event, checkedInAt = new Date(at).toISOString(), ...who } = input;
    const person = personOf(who, contactId);
    if (!person) return [nobody];
    const response = await this.thuzi.checkIn(app, event, { ...person, checkedInAt, reference: id }, signal);
    if (response.status >= 400) return [refusal(response, event)];
    const answer = yes.safeParse(response.body);
    if (!answer.success) throw new Error(`Thuzi answered a check-in with ${response.status} and something that is no check-in`); // prettier-ignore
    return [exit('Success', { checkInId: answer.data.id, already: answer.data.status === 'already-in' })];
  }
}

const nobody = failure('NobodyToCheckIn', 'The run is about no contact, and the step names nobody. Give an external id, an e-mail address or a mobile number.'); // prettier-ignore

/** Thuzi's own words are not passed on: they may name the person. */
function refusal({ status, body }: HttpResponse, event: string): FailureOutcome {
  const { code, errors } = no.safeParse(body).data ?? { code: undefined, errors: [] };
  if (status === 404 && code === 'AttendeeNotFound') {
    return failure('AttendeeNotFound', `This person is not expected at the event ${event}. Register them with Thuzi first.`); // prettier-ignore
  }
  if (status === 404) return failure('EventNotFound', `Thuzi has no event ${event}. Correct the event in the step.`);
  if (errors.length > 0) {
    const fields = errors.map(({ field }) => field);
    return failure('InvalidRequest', `Thuzi does not accept ${fields.join(', ')}. Correct what the step gives for it.`, { fields }); // prettier-ignore
  }
  return failure('ThuziRefused', `Thuzi refused the check-in (${status}).`, { status });
}

import { Injectable } from '@nestjs/common';
import { forgetCards, forgetEngagement } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';

const patienceMs = 15_000;
/** Ids in one question: who was merged often has many. */
const atOnce = 200;

/** What services that keep something of contacts for themselves have taken out of it: records of each. */
export interface ForgottenElsewhere {
  engagement: number;
  cards: number;
}

/** Has the other services forget contacts. Asking again changes nothing. Throws Unavailable while one of them is away. */
@Injectable()
export class Elsewhere {
  constructor(private readonly requests: Requests) {}

  /** `contacts`: all ids that it had. */
  async forget(workspace: string, contacts: string[], placeholder: string): Promise<ForgottenElsewhere> {
    const forgotten: ForgottenElsewhere = { engagement: 0, cards: 0 };
    for (let from = 0; from < contacts.length; from += atOnce) {
      const some = contacts.slice(from, from + atOnce);
      const [engagement, { cards }] = await Promise.all([
        this.requests.ask(forgetEngagement, { workspace, contacts: some, placeholder }, patienceMs),
        this.requests.ask(forgetCards, { workspace, contacts: some }, patienceMs),
      ]);
      forgotten.engagement += Object.values(engagement).reduce((all, count) => all + count, 0);
      forgotten.cards += cards;
    }
    return forgotten;
  }
}

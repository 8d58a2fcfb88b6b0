import { randomUUID } from 'node:crypto';
import type { ContactImport, PublishedEvent, Step, WorkflowDefinition } from '@fanfare/contracts';
import { aWorkflow, eventually } from '@fanfare/testing';
import type { Fanfare } from './fanfare.js';

type Trigger = PublishedEvent['type'];
/** What nobody has kept but EVENTS and the files of imports, for a week: ids and data of events that only wait, cells that are no field. */
const passing = new Set([1, 5, 17, 18, 19, 38, 39, 40, 41, 42]);
/** The events of the contact, by what each holds: of the neighbour there are two of each kind, before it and behind it. */
const events: [Trigger, (about: (...values: number[]) => object) => object][] = [
  ['Gameplay.DataCaptured', (about) => ({ form: about(10, 11, 12) })],
  ['Competition.EntrySubmitted', (about) => ({ competitionId: 'cup', entryId: randomUUID(), form: about(13, 14) })],
  ['Gameplay.Ended', (about) => ({ gameplayId: randomUUID(), score: 3, answers: [about(15, 16)], on: inTwoDays() })],
  ['Prize.Awarded', (about) => ({ prizeId: 'cup', awardId: randomUUID(), ...about(17, 18, 19) })],
  ['Card.Completed', (about) => ({ ...about(20, 21, 22) })],
  ['Email.Received', (about) => about(23, 24, 25)],
  ['Webhook.Received', (about) => about(26, 27, 28)],
  ['Prize.ExtraDataCaptured', (about) => ({ prizeId: 'cup', form: about(29, 30, 31) })],
  ['Gameplay.UploadApproved', (about) => ({ uploadId: randomUUID(), ...about(32, 33, 34) })],
];
const inTwoDays = () => Date.now() + 2 * 86_400_000;

/** What works with them: steps that hand values to others and get them back, that fail, that wait in every way there is. */
export function workflows(vendor: string): Record<string, WorkflowDefinition> {
  const tell = (path: string, next: Step['next'] = {}): Step => ({
    action: 'HttpRequest',
    input: {
      method: path === 'silent' ? 'POST' : 'PUT',
      url: `${vendor}/${path}`,
      body: { said: '{{ trigger.data }}' },
    },
    next,
  });
  const on = (type: Trigger) => ({ trigger: { type } });
  const email = { action: 'ContactEmailSend', input: { template: 'hello', data: { said: '{{ trigger.data.f23 }}' } } };
  const nap: Step = { action: 'Delay', input: { for: 'P2D' }, next: {} };
  return {
    greets: aWorkflow({ keep: { action: 'ContactUpdate', input: { fields: { told: '{{ trigger.data.f35 }}' } } } }, on('Form.Received')),
    echoes: aWorkflow({ tell: tell('echo', { Success: 'keep' }), keep: { action: 'ContactUpdate', input: { fields: { heard: '{{ steps.tell.body.heard }}' } }, next: { Success: 'fail' } }, fail: tell('refuses') }, on('Gameplay.DataCaptured')),
    silent: aWorkflow({ tell: tell('silent') }, on('Webhook.Received')),
    mails: aWorkflow({ mail: { ...email, next: { Success: 'tell' } }, tell: tell('echo') }, on('Email.Received')),
    earns: aWorkflow({ points: { action: 'LoyaltyAwardPoints', input: { points: 20, programme: 'club', reason: '{{ trigger.data.f20 }}' }, next: { Success: 'coupon' } }, coupon: { action: 'ContactCouponIssue', input: { offer: 'welcome' }, next: { Success: 'card' } }, card: { action: 'ContactVaultCardIssue', input: { template: 'member', fields: { seat: '{{ trigger.data.f21 }}' } } } }, on('Card.Completed')),
    enters: aWorkflow({ tag: { action: 'CompetitionEntryAddTags', input: { tags: ['{{ trigger.data.form.f13 }}'] }, next: { Success: 'bonus' } }, bonus: { action: 'AssignBonusCompetitionEntries', input: { count: 3, competition: 'cup' }, next: { Success: 'badge' } }, badge: { action: 'AssignContactAchievement', input: { achievement: 'fan' } } }, on('Competition.EntrySubmitted')),
    naps: aWorkflow({ nap }, { ...on('Prize.Awarded'), settings: { concurrency: { per: 'contact', limit: 1 }, goals: [{ name: 'paid', event: 'Coupon.Redeemed' }] } }),
    waits: aWorkflow({ wait: { action: 'WaitForEvent', input: { event: 'Coupon.Redeemed', timeout: 'P2D' }, next: {} } }, on('Gameplay.UploadApproved')),
    dated: aWorkflow({ nap }, { trigger: { type: 'Gameplay.Ended', relativeTo: { date: '{{ trigger.data.on }}' } } }),
    once: aWorkflow({ nap }, { ...on('Prize.ExtraDataCaptured'), settings: { reentry: { per: 'contact', limit: 1 } } }),
    never: aWorkflow({ nap }, { trigger: { type: 'Gameplay.UploadApproved', filter: { all: [{ left: '{{ trigger.data.f32 }}', op: 'eq', right: 'nobody says this' }] } } }),
  }; // prettier-ignore
}

/** Fifty values that nobody else has, and the contact that has them. */
export class PlantedContact {
  private readonly mark = randomUUID().slice(0, 6);
  readonly values = Array.from({ length: 50 }, (_, i) => `v${String(i).padStart(2, '0')}z${this.mark}`);
  /** Its id says who it is. */
  readonly id = this.value(0);
  /** Its events share messages with the contact's. */
  readonly neighbour = `neighbour-${this.mark}`;
  private readonly mobile = `+4915${String(parseInt(this.mark, 16)).padStart(9, '0')}`;
  private readonly email = `${this.value(2)}@example.com`;
  /** All that can be looked for. */
  readonly personal = [...this.values, this.mobile];
  /** What services know of it. */
  readonly known = [...this.values.filter((_, i) => !passing.has(i)), this.mobile];

  /** Puts the values wherever they can get. */
  async plant(fanfare: Fanfare): Promise<void> {
    const v = (i: number) => this.value(i);
    // A visitor who then says who they are: what they had comes along, and so does their other id.
    const visitor = { anonymousId: v(3), properties: { seen: v(4) } };
    await fanfare.publish({ id: v(1), type: 'Card.CoverClicked', contact: visitor, data: { cardTitle: v(5) } });
    await eventually(async () => {
      const { contacts } = await fanfare.api.expectOk<{ contacts: { properties: object }[] }>(
        'GET',
        '/contacts?limit=100',
      );
      if (!JSON.stringify(contacts).includes(v(4))) throw new Error('the visitor is not there yet');
    });
    const who = { email: this.email, mobile: this.mobile, firstName: v(6), lastName: v(7), anonymousId: v(3), properties: { shoe: v(8), pet: v(9) } }; // prettier-ignore
    await fanfare.publish({ type: 'Form.Received', contactId: this.id, contact: who, data: { f35: v(35) } });
    await eventually(() => this.edit(fanfare, { hat: v(36), coat: v(37) }));
    const them = { email: `${this.neighbour}@example.com` };
    await fanfare.publish({
      type: 'Form.Received',
      contactId: this.neighbour,
      contact: them,
      data: { f35: 'theirs-35' },
    });
    await eventually(async () => {
      const { email } = await fanfare.api.expectOk<{ email: string | null }>('GET', `/contacts/${this.neighbour}`);
      if (email === null) throw new Error('the neighbour has no address yet');
    });
    for (const [type, data] of events) await fanfare.publish(...this.together(type, data));
    const row = (...values: string[]) => `${values.join(',')}\n`;
    await imported(fanfare, row('email', 'firstName', 'properties.colour', 'properties.food') + row(this.email, v(6), v(38), v(39)) + row('not an address', v(40), v(41), v(42))); // prettier-ignore
    await this.edit(fanfare, Object.fromEntries([43, 44, 45, 46, 47, 48, 49].map((i) => [`p${i}`, v(i)])));
    await this.mention(fanfare);
  }

  /** What people have written that names the contact: a view, and a file that nobody has had imported yet. */
  private async mention(fanfare: Fanfare): Promise<void> {
    const filter = { left: '{{ contact.email }}', op: 'eq', right: this.email };
    await fanfare.api.expectOk('PUT', `/contact-views/${this.neighbour}`, { name: 'One', search: this.id, filter });
    await checked(fanfare, `email,firstName\n${this.email},${this.value(6)}\n`);
  }

  private value(i: number): string {
    return this.values[i] ?? '';
  }

  private edit(fanfare: Fanfare, fields: object): Promise<unknown> {
    return fanfare.api.expectOk('POST', `/contacts/${this.id}/edit`, { fields });
  }

  /** Events in one message, the contact's in the middle. */
  private together(type: Trigger, data: (typeof events)[number][1]): PublishedEvent[] {
    const event = (contactId: string, say: (i: number) => string): PublishedEvent => {
      const about = (...values: number[]) => Object.fromEntries(values.map((i) => [`f${i}`, say(i)]));
      return { id: randomUUID(), type, contactId, data: data(about) as NonNullable<PublishedEvent['data']> };
    };
    const theirs = (i: number) => `theirs-${i}`;
    return [event(this.neighbour, theirs), event(this.id, (i) => this.value(i)), event(this.neighbour, theirs)];
  }
}

async function imported(fanfare: Fanfare, csv: string): Promise<void> {
  const id = await checked(fanfare, csv);
  await fanfare.api.expectOk('POST', `/contact-imports/${id}/start`, {});
  await until(fanfare, id, 'done');
}

/** An import that waits for somebody to start it. */
async function checked(fanfare: Fanfare, csv: string): Promise<string> {
  const { id } = await fanfare.api.upload<ContactImport>('/contact-imports', csv);
  await until(fanfare, id, 'checked');
  return id;
}

async function until(fanfare: Fanfare, id: string, state: ContactImport['state']): Promise<void> {
  await eventually(async () => {
    const { state: now } = await fanfare.api.expectOk<ContactImport>('GET', `/contact-imports/${id}`);
    if (now !== state) throw new Error(`the import is ${now}`);
  });
}

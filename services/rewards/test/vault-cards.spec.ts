import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Module } from '@nestjs/common';
import type { z } from 'zod';
import {
  forgetRewards,
  getContact,
  issueVaultCard,
  listVaultCards,
  saveCardTemplate,
  showCard,
  type CardTemplate,
  type ReplyOf,
} from '@fanfare/contracts';
import { Answers, serve } from '@fanfare/bus';
import { stepCrashPoints, stepOf, type RunningService } from '@fanfare/connector';
import { aCommand } from '@fanfare/testing';
import { IssueCard } from '../src/cards/issue-card.action.js';
import { fresh, openWorld, type World } from './rewards-world.js';

const names = new Map<string, string>();

// fake: contacts, where everybody is who has a name here.
@Controller()
class ContactsController {
  @Answers(getContact)
  async get({ id }: z.output<(typeof getContact)['request']>): Promise<ReplyOf<typeof getContact>> {
    const firstName = names.get(id);
    if (firstName === undefined) return { contact: null };
    const rest = { type: 'Identified', email: null, mobile: null, lastName: null, tags: [], lists: [], properties: {} };
    return { contact: { id, firstName, ...rest } };
  }
}
@Module({})
class ContactsModule {}

let world: World;
let contacts: RunningService;
beforeAll(async () => {
  world = await openWorld();
  contacts = await serve(
    { module: ContactsModule, controllers: [ContactsController] },
    { name: 'contacts', env: world.env },
  );
});
afterAll(async () => {
  await contacts.stop();
  await world.close();
});

const aTemplate = async (given: Partial<CardTemplate> = {}) => {
  const id = given.id ?? fresh('member');
  await world.requests.ask(saveCardTemplate, {
    workspace: 'acme',
    id,
    name: 'Membership',
    title: 'Member',
    subtitle: '{{ contact.firstName }}',
    fields: [{ label: 'Seat', value: '{{ variables.seat }}' }],
    barcode: { kind: 'qr', value: '{{ contact.id }}' },
    ...given,
  });
  return id;
};
const somebody = (firstName = 'Ann') => {
  const id = fresh('ann');
  names.set(id, firstName);
  return id;
};
const card = (template: string, contactId: string | null, input: object = {}, at = Date.now()) =>
  aCommand('ContactVaultCardIssue', { contactId, at, input: { template, ...input } });
const issued = async (command: ReturnType<typeof card>) =>
  (await world.bench.run(command)).outcome as {
    exit: string;
    output: { cardLink: string; cardId: string };
    error?: { code: string };
  };
const shown = (link: string) => world.requests.ask(showCard, { token: link.split('/').at(-1) ?? '' });
const cardsOf = async (contact: string) =>
  (await world.requests.ask(listVaultCards, { workspace: 'acme', contact })).cards;

describe('ContactVaultCardIssue', () => {
  it('gives the link of a card that says what its template makes of the contact and the step', async () => {
    const [template, ann] = [await aTemplate(), somebody()];
    const { exit, output } = await issued(card(template, ann, { fields: { seat: '12B' } }));
    expect(exit).toBe('Success');
    expect(output.cardLink).toMatch(/^https:\/\/cards\.example\/cards\/[\w-]{32}$/);
    expect(await shown(output.cardLink)).toEqual({
      title: 'Member',
      subtitle: 'Ann',
      fields: [{ label: 'Seat', value: '12B' }],
      colours: { background: '#1f2a44', foreground: '#ffffff' },
      logoUrl: null,
      barcode: { kind: 'qr', value: ann },
    });
    expect(await cardsOf(ann)).toMatchObject([{ id: output.cardId, template, link: output.cardLink }]);
  });

  it('is one per contact and template, which a later step writes anew and an older one does not, unless it asks for another', async () => {
    const [template, ann] = [await aTemplate(), somebody()];
    const first = await issued(card(template, ann, { fields: { seat: '1' } }, 1_000));
    const newer = await issued(card(template, ann, { fields: { seat: '2' } }, 3_000));
    const older = await issued(card(template, ann, { fields: { seat: '3' } }, 2_000));
    expect([newer.output, older.output]).toEqual([first.output, first.output]);
    expect((await shown(first.output.cardLink)).fields).toEqual([{ label: 'Seat', value: '2' }]);
    const another = card(template, ann, { another: true });
    const [one, again] = [await issued(another), await issued(another)];
    expect(again.output).toEqual(one.output);
    expect(one.output.cardLink).not.toBe(first.output.cardLink);
    expect(await cardsOf(ann)).toHaveLength(2);
  });

  it('is issued by hand as by a step, once for a requestId', async () => {
    const [template, ann] = [await aTemplate(), somebody()];
    const ask = {
      workspace: 'acme',
      contact: ann,
      template,
      fields: { seat: '7' },
      another: true,
      requestId: 'desk-1',
    };
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.requests.ask(issueVaultCard, ask)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const [card] = await cardsOf(ann);
    expect(answers[0]).toEqual({ id: card?.id, link: card?.link });
    expect((await shown(card?.link ?? '')).fields).toEqual([{ label: 'Seat', value: '7' }]);
    await world.requests.ask(issueVaultCard, { ...ask, requestId: 'desk-2' });
    expect(await cardsOf(ann)).toHaveLength(2);
    const none = world.requests.ask(issueVaultCard, { ...ask, template: fresh('none') });
    await expect(none).rejects.toMatchObject({ code: 'NotFound' });
  });

  it('fails for a template or a contact that is none, and the same on repeat, though it is there by then', async () => {
    const ann = somebody();
    const unknown = fresh('later');
    const commands = [
      card(unknown, ann),
      card(await aTemplate({ active: false }), ann),
      card(await aTemplate(), fresh('nobody')),
    ];
    const codes = async () =>
      (await world.bench.runAll([...commands, card(unknown, null)])).map(({ outcome }) => outcome.error?.code);
    const expected = ['TemplateNotFound', 'TemplateInactive', 'ContactNotFound', 'NoContact'];
    expect(await codes()).toEqual(expected);
    await aTemplate({ id: unknown });
    expect(await codes()).toEqual(expected);
  });

  it('by many at once makes one card', async () => {
    const [template, ann] = [await aTemplate(), somebody()];
    const answers = await Promise.all(Array.from({ length: 20 }, () => issued(card(template, ann))));
    expect(new Set(answers.map(({ output }) => output.cardLink)).size).toBe(1);
    expect(await cardsOf(ann)).toHaveLength(1);
  });

  it.each(stepCrashPoints)('that crashes at "%s" is made good by the repeat', async (point) => {
    const [template, ann] = [await aTemplate(), somebody()];
    const steps = [false, true].map((another) => stepOf(card(template, ann), { template, fields: {}, another }));
    const [first, second] = world.replicas.map(({ service }) => service.app.get(IssueCard, { strict: false })) as [
      IssueCard,
      IssueCard,
    ];
    const { crash } = world.replica(0);
    crash.at = async (here) => {
      if (here === point) throw new Error('crash');
    };
    await expect(first.run(steps)).rejects.toThrow('crash');
    crash.at = () => Promise.resolve();
    const answers = await second.run(steps);
    expect(await first.run(steps)).toEqual(answers);
    expect(await cardsOf(ann)).toHaveLength(2);
  });
});

describe('the cards of a contact', () => {
  it('are found by all the ids that it had, and say nothing any more when it is deleted', async () => {
    const [template, ann, visitor, placeholder] = [await aTemplate(), somebody(), somebody(), somebody()];
    const links = [await issued(card(template, ann)), await issued(card(template, visitor))].map(
      ({ output }) => output.cardLink,
    );
    const all = () => world.requests.ask(listVaultCards, { workspace: 'acme', contact: [ann, visitor] });
    expect(new Set((await all()).cards.map(({ link }) => link))).toEqual(new Set(links));
    const forget = () =>
      world.requests.ask(forgetRewards, { workspace: 'acme', contacts: [ann, visitor], placeholder });
    expect([await forget(), await forget()]).toMatchObject([{ cards: 2 }, { cards: 0 }]);
    for (const link of links) await expect(shown(link)).rejects.toMatchObject({ code: 'NotFound' });
    const stored = JSON.stringify(await world.db.collection('cards').find({}).toArray());
    for (const name of [ann, visitor]) expect(stored).not.toContain(name);
    expect((await cardsOf(placeholder)).length).toBe(2);
  });
});

describe('a card template', () => {
  it('that could never be written is refused, field by field', async () => {
    const fields = [{ label: 'Seat', value: '{{ trigger.data.seat }}' }];
    await expect(aTemplate({ title: '{{ contact.', fields })).rejects.toMatchObject({
      code: 'Invalid',
      errors: [
        { path: 'title' },
        { path: 'fields.0.value', message: expect.stringContaining('trigger is nothing here') },
      ],
    });
  });

  it('gives its new look to cards that are out', async () => {
    const [template, ann] = [await aTemplate(), somebody()];
    const { output } = await issued(card(template, ann));
    await aTemplate({ id: template, colours: { background: '#000000' }, barcode: null });
    expect(await shown(output.cardLink)).toMatchObject({
      colours: { background: '#000000' },
      barcode: null,
      subtitle: 'Ann',
    });
  });
});

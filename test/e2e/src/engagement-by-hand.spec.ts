import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aWorkflow, eventually } from '@fanfare/testing';
import { Fanfare } from './fanfare.js';

// real: everything.
const steps = { note: { action: 'ContactUpdate', input: { fields: { noted: 'yes' } } } };
const [entry, play] = [randomUUID(), randomUUID()];

describe('what people do by hand for those who play', () => {
  let fanfare: Fanfare;
  let contact: string;
  beforeAll(async () => {
    fanfare = await Fanfare.start();
    await fanfare.api.expectOk('PUT', '/achievements/fan', { name: 'Fan' });
    await fanfare.api.expectOk('PUT', '/card-templates/member', { name: 'Member', title: 'Member' });
    await fanfare.activate('earned', aWorkflow(steps, { trigger: { type: 'Contact.AchievementEarned' } }));
    await fanfare.activate('entered', aWorkflow(steps, { trigger: { type: 'Competition.EntrySubmitted' } }));
    const id = randomUUID();
    const ann = { email: 'ann@example.com' };
    await fanfare.publish({
      id: randomUUID(),
      type: 'Gameplay.Ended',
      contact: ann,
      data: { gameplayId: play, status: 'completed' },
    });
    await fanfare.publish({ id, type: 'Competition.EntrySubmitted', contact: ann, data: { entryId: entry, competitionId: 'cup' } }); // prettier-ignore
    contact = String((await fanfare.endedRun(id)).contact);
  });
  afterAll(() => fanfare.stop());

  const deeds = () =>
    [
      [`/contacts/${contact}/bonus-entries`, { competition: 'cup', count: 3 }, { entries: 3 }],
      [`/contacts/${contact}/achievements`, { achievement: 'fan' }, { isNew: true }],
      [`/contacts/${contact}/vault-cards`, { template: 'member', another: true }, { link: expect.any(String) }],
      [`/entries/${entry}/tags`, { kind: 'add', tags: ['vip'] }, { tags: ['vip'] }],
      [`/gameplays/${play}/score`, { score: 5, mode: 'add' }, { score: 5 }],
    ] as const;

  it('is done once for a requestId, seen by whoever looks, told to workflows and in the audit log', async () => {
    for (const [path, body, done] of deeds()) {
      const given = { ...body, requestId: 'ticket-1' };
      const answers = [await fanfare.api.send('POST', path, given), await fanfare.api.send('POST', path, given)];
      expect(answers).toMatchObject([{ status: 200, body: done }, { status: 200, body: answers[0]?.body }]); // prettier-ignore
    }
    const of = (part: string) => fanfare.api.expectOk('GET', `/contacts/${contact}/${part}`);
    expect(await of('bonus-entries')).toMatchObject({ bonusEntries: [{ competition: 'cup', entries: 3 }] });
    expect(await of('achievements')).toMatchObject({ achievements: [{ achievement: 'fan', name: 'Fan' }] });
    expect(await of('entries')).toMatchObject({ entries: [{ tags: ['vip'] }] });
    expect(await of('gameplays')).toMatchObject({ gameplays: [{ score: 5 }] });
    const { cards } = await fanfare.api.expectOk<{ cards: object[] }>('GET', `/vault-cards?contact=${contact}`);
    expect(cards).toHaveLength(1);
    await eventually(async () => expect(await fanfare.runs({ workflow: 'earned' })).toHaveLength(1));
    const { entries } = await fanfare.api.expectOk<{ entries: { what: string }[] }>('GET', '/audit-log?limit=10');
    expect(new Set(entries.map(({ what }) => what))).toEqual(new Set(['engagement.assignBonusEntries', 'engagement.assignAchievement', 'rewards.issueCard', 'engagement.changeEntryTags', 'engagement.assignScore'])); // prettier-ignore
  });

  it('needs a requestId, and somebody or something that is there', async () => {
    for (const [path, body] of deeds()) {
      expect(await fanfare.api.send('POST', path, body)).toMatchObject({ status: 400 });
      const nowhere = path.replace(contact, 'nobody').replace(entry, 'none').replace(play, 'none');
      expect(await fanfare.api.send('POST', nowhere, { ...body, requestId: 'x' })).toMatchObject({ status: 404 });
    }
  });
});

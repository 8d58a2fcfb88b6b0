// real: NATS, MongoDB, the service. fake: the hubs, whose event ids are theirs to choose
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  findContacts,
  saveSegment,
  storedEvent,
  streams,
  type Condition,
  type ContactSnapshot,
  type StoredEvent,
} from '@fanfare/contracts';
import { itemsIn } from '@fanfare/testing';
import { anEmail, startContacts, type Contacts } from './contacts-bench.js';

const conditions: Record<string, Condition> = {
  players: { left: '{{ contact.counts.gameplays }}', op: 'gte', right: 1 },
  people: { left: '{{ contact.type }}', op: 'eq', right: 'Identified' },
};

describe('events with one id, or about one thing', () => {
  let contacts: Contacts;

  beforeAll(async () => {
    contacts = await startContacts();
  });
  afterAll(() => contacts.stop());

  const aWorkspace = async () => {
    const workspace = `w-${randomUUID()}`;
    for (const [id, condition] of Object.entries(conditions)) {
      await contacts.requests.ask(saveSegment, { workspace, id, name: `${id} of ${workspace}`, condition });
    }
    return workspace;
  };
  const played = (workspace: string, id: string, gameplayId: string, email = anEmail()): StoredEvent => {
    const at = Date.now();
    const occurredAt = new Date(at).toISOString();
    return { id, type: 'Gameplay.Ended', workspaceId: workspace, occurredAt, acceptedAt: at, contact: { email }, data: { gameplayId } }; // prettier-ignore
  };
  const everybody = async (workspace: string): Promise<ContactSnapshot[]> =>
    (await contacts.requests.ask(findContacts, { workspace })).contacts;
  const entered = async (workspace: string) =>
    (await itemsIn(contacts.natsUrl, streams.events.name))
      .map((item) => storedEvent.parse(JSON.parse(item)))
      .filter(({ workspaceId, type }) => workspaceId === workspace && type === 'Contact.SegmentEntered');
  const entries = async (workspace: string) =>
    (await entered(workspace)).map(({ contactId, data }) => JSON.stringify([contactId, data['segmentName']])).sort();
  const both = (workspace: string) => ({ id }: ContactSnapshot) => ['people', 'players'].map((segment) => JSON.stringify([id, `${segment} of ${workspace}`])); // prettier-ignore

  it('of two workspaces count in each, and each is told of its own contact', async () => {
    const [one, other] = [await aWorkspace(), await aWorkspace()];
    await contacts.observer.observe([played(one, 'e', 'g'), played(other, 'e', 'g')], Date.now());
    for (const workspace of [one, other]) {
      const [contact] = await everybody(workspace);
      expect(contact).toMatchObject({ counts: { gameplays: 1 } });
      expect(await entries(workspace)).toEqual(contact && both(workspace)(contact));
    }
    expect(await contacts.collections.outbox.countDocuments({})).toBe(0);
  });

  it('of two contacts who played one game count for both, under ids of their own', async () => {
    const workspace = await aWorkspace();
    await contacts.observer.observe([played(workspace, 'e1', 'g'), played(workspace, 'e2', 'g')], Date.now());
    const found = await everybody(workspace);
    expect(found).toMatchObject([{ counts: { gameplays: 1 } }, { counts: { gameplays: 1 } }]);
    expect(await entries(workspace)).toEqual(found.flatMap(both(workspace)).sort());
    expect(new Set((await entered(workspace)).map(({ id }) => id)).size).toBe(4);
  });

  it('count although what they did to somebody else is in the archive', async () => {
    const [workspace, other] = [await aWorkspace(), await aWorkspace()];
    const email = anEmail();
    const first = played(workspace, 'e', 'g', email);
    await contacts.observer.observe([first], Date.now());
    for (let n = 0; n < 20; n++) await contacts.observer.observe([played(workspace, `e${n}`, `g${n}`, email)], Date.now()); // prettier-ignore
    await contacts.observer.observe([first, played(other, 'e', 'g')], Date.now());
    expect(await everybody(workspace)).toMatchObject([{ counts: { gameplays: 21 } }]);
    expect(await everybody(other)).toMatchObject([{ counts: { gameplays: 1 } }]);
  });

  it('are never taken for the thing that another one is about', async () => {
    const workspace = await aWorkspace();
    const email = anEmail();
    const where = { ...played(workspace, 'gameplays/g', 'h', email), siteId: 'main' };
    await contacts.observer.observe([where, played(workspace, 'e', 'g', email)], Date.now());
    expect(await everybody(workspace)).toMatchObject([{ sites: ['main'], counts: { gameplays: 2 } }]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Module } from '@nestjs/common';
import {
  changeMembers,
  contactColumns,
  editContact,
  exportedRows,
  findContacts,
  makeList,
  getExport,
  notify,
  saveContact,
  startExport,
  type ContactExport,
  type ReplyOf,
  type RequestOf,
} from '@fanfare/contracts';
import { Answers, serve } from '@fanfare/bus';
import { eventually } from '@fanfare/testing';
import { startContacts, type Contacts } from './contacts-bench.js';
import { importer } from './importing-world.js';

const mails: RequestOf<typeof notify>[] = [];

@Controller()
class Messaging {
  @Answers(notify)
  async notify(mail: RequestOf<typeof notify>): Promise<ReplyOf<typeof notify>> {
    mails.push(mail);
    return { sent: 1, refused: 0, later: [] };
  }
}

@Module({ controllers: [Messaging] })
class MessagingModule {}

// real: NATS, MongoDB, the service. fake: messaging.
describe('contacts that are exported', () => {
  let contacts: Contacts;
  let messaging: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    contacts = await startContacts();
    messaging = await serve(MessagingModule, { name: 'messaging', env: contacts.env });
  });
  afterAll(async () => {
    await messaging.stop();
    await contacts.stop();
  });

  const save = (workspace: string, contact: RequestOf<typeof saveContact>['contact']) =>
    contacts.requests.ask(saveContact, { workspace, contact });
  const made = async (wanted: RequestOf<typeof startExport>): Promise<ContactExport> => {
    const { workspace } = wanted;
    const { id } = await contacts.requests.ask(startExport, wanted);
    return eventually(async () => {
      const job = await contacts.requests.ask(getExport, { workspace, id });
      if (job.state === 'exporting' || job.mail === 'due') throw new Error(`it is ${job.state}, ${job.mail}`);
      return job;
    });
  };
  const file = async (workspace: string, id: string): Promise<string> => {
    let text = '';
    for (let after: string | undefined; ;) {
      const part = await contacts.requests.ask(exportedRows, { workspace, id, ...(after && { after }) });
      text += part.text;
      if (part.next === null) return text;
      after = part.next;
    }
  };

  it('are those that a filter finds, with the columns that were asked for, and whoever waits gets a mail with a link', async () => {
    await save('one', {
      id: 'a',
      email: 'ann@x.io',
      lastName: 'O"Neil, Ann',
      tags: ['vip', 'new'],
      properties: { size: 38 },
    });
    await save('one', { id: 'b', email: 'ben@x.io' });
    const done = await made({
      workspace: 'one',
      columns: ['email', 'lastName', 'tags', 'properties.size'],
      filter: { left: '{{ contact.tags }}', op: 'contains', right: 'vip' },
      email: 'me@x.io',
      link: 'https://console.x.io/exports/{id}',
    });
    expect(done).toMatchObject({ state: 'done', rows: 1, expected: 1, mail: 'sent' });
    expect(await file('one', done.id)).toBe('email,lastName,tags,size\r\nann@x.io,"O""Neil, Ann",vip; new,38\r\n');
    expect(mails).toMatchObject([
      { to: ['me@x.io'], text: expect.stringContaining(`https://console.x.io/exports/${done.id}`) },
    ]);
    expect(JSON.stringify(mails)).not.toContain('ann@x.io');
  });

  it.each([
    '=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1+1', '\r=1+1', '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0",
    '+cmd', '-2+3+cmd', '@x', '==1',
  ])('hold no formula: %j begins with an apostrophe', async (formula) => {
    const workspace = `f${Buffer.from(formula).toString('hex')}`;
    await save(workspace, { id: 'a', properties: { note: formula } });
    const { id } = await made({ workspace, columns: ['properties.note'] });
    const [, cell = ''] = /^note\r\n([^]*)\r\n$/.exec(await file(workspace, id)) ?? [];
    const bare = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    expect(bare).toBe(`'${formula}`);
  }); // prettier-ignore

  it('numbers stay numbers', async () => {
    await save('numbers', { id: 'a', mobile: '+61400111222', properties: { temperature: -4.5 } });
    const { id } = await made({ workspace: 'numbers', columns: ['mobile', 'properties.temperature'] });
    expect(await file('numbers', id)).toBe('mobile,temperature\r\n+61400111222,-4.5\r\n');
  });

  it('have every column of a table: what it is shown by, when it came, changed and was seen, its lists', async () => {
    const before = Date.now();
    await save('wide', { id: 'a', email: 'ann@x.io', properties: { createdAt: 'long ago', size: 38 } });
    await contacts.requests.ask(makeList, { workspace: 'wide', name: 'News', description: '' });
    await contacts.requests.ask(changeMembers, { workspace: 'wide', list: 'News', add: ['a'], remove: [], by: 'me' });
    await contacts.requests.ask(editContact, { workspace: 'wide', id: 'a', fields: { avatarUrl: 'https://x.io/a.png' }, addTags: ['vip'], removeTags: [] }); // prettier-ignore
    const columns = [...contactColumns, 'properties.createdAt', 'properties.size'];
    const { id } = await made({ workspace: 'wide', columns });
    const [header = '', row = ''] = (await file('wide', id)).split('\r\n');
    expect(header).toBe([...contactColumns, 'properties.createdAt', 'size'].join(','));
    const cells = Object.fromEntries(header.split(',').map((name, i) => [name, row.split(',')[i]]));
    expect(cells).toMatchObject({ type: 'Identified', avatarUrl: 'https://x.io/a.png', tags: 'vip', lists: 'News', segments: '', lastSeenAt: '', 'properties.createdAt': 'long ago', size: '38' }); // prettier-ignore
    expect(Date.parse(cells['createdAt'] ?? '')).toBeGreaterThanOrEqual(before);
    expect(Date.parse(cells['updatedAt'] ?? '')).toBeGreaterThanOrEqual(Date.parse(cells['createdAt'] ?? ''));
    const [shown] = (await contacts.requests.ask(findContacts, { workspace: 'wide' })).contacts;
    expect(shown).toMatchObject({ createdAt: Date.parse(cells['createdAt'] ?? ''), avatarUrl: 'https://x.io/a.png', lastSeenAt: null }); // prettier-ignore
  });

  it('what was exported can be imported again, and changes nothing; through a crash, each contact once', async () => {
    const files = importer(contacts.requests, 'many');
    const rows = Array.from({ length: 1_000 }, (_, i) => `m${i}@x.io,"First, ${i}",a;b`);
    await files.imported(['email,first name,tags', ...rows].join('\n'));
    let passed = 0;
    contacts.crash.at = (at) =>
      at === 'part written, not counted' && ++passed === 3 ? Promise.reject(stopped) : Promise.resolve();
    const done = await made({ workspace: 'many', columns: ['id', 'email', 'firstName', 'tags'] });
    expect(done).toMatchObject({ state: 'done', rows: 1_000, expected: 1_000 });
    const text = await file('many', done.id);
    expect(new Set(text.split('\r\n')).size).toBe(1_002);
    expect((await files.imported(text)).counts).toMatchObject({ rows: 1_000, unchanged: 1_000 });
  });
});

/** What a worker takes for weather: it leaves the job to whoever comes next. */
const stopped = Object.assign(new Error('killed'), { name: 'MongoNetworkError' });

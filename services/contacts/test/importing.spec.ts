import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cancelImport, changeImport, findContacts, saveContact, saveProperty, startImport } from '@fanfare/contracts';
import { eventually } from '@fanfare/testing';
import { startContacts, type Contacts } from './contacts-bench.js';
import { importer } from './importing-world.js';

// real: NATS, MongoDB, the service. fake: nothing.
describe('contacts that are imported from a file', () => {
  let contacts: Contacts;
  let files: ReturnType<typeof importer>;
  beforeAll(async () => {
    contacts = await startContacts();
    files = importer(contacts.requests);
  });
  afterAll(() => contacts.stop());

  /** The worker waits where it comes to a point for the nth time, until it is told to go on. */
  const stopAt = (point: string, nth: number) => {
    const [here, on] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let passed = 0;
    contacts.crash.at = (at) => {
      if (at !== point || ++passed !== nth) return Promise.resolve();
      here.resolve();
      return on.promise;
    };
    return { reached: here.promise, on: on.resolve };
  };

  const found = async (search: string) => {
    const { contacts: page } = await contacts.requests.ask(findContacts, { workspace: 'acme', search });
    return page;
  };

  it('the file is checked before anything is changed, and says what an import would do', async () => {
    await contacts.requests.ask(saveContact, { workspace: 'acme', contact: { email: 'old@one.io', firstName: 'Old' } });
    const file = 'E-mail;First name;Shoe size\nold@one.io;Old;\nnew@one.io;New;7\nnobody;X;\n';
    const checked = await files.checked(file);
    expect(checked).toMatchObject({
      state: 'checked',
      problem: null,
      encoding: 'utf-8',
      columns: [
        { field: 'email', samples: ['old@one.io', 'new@one.io', 'nobody'] },
        { field: 'firstName' },
        { field: 'ignore' },
      ],
      checked: { rows: 3, created: 1, changed: 0, unchanged: 1, rejected: 1, replaced: 0 },
    });
    expect(await found('new@one.io')).toEqual([]);
    expect(await files.rejected(checked.id)).toBe(
      'E-mail,First name,Shoe size,Line,Reason\r\nnobody,X,,4,email: Invalid email address\r\n',
    );
  });

  it('it saves contacts, their tags and properties, and adds them to a list; the same file again changes nothing', async () => {
    await contacts.requests.ask(saveProperty, {
      workspace: 'acme',
      id: 'size',
      definition: { label: 'Shoe size', type: 'number' },
    });
    const file =
      'email,Last name,Shoe size,Tags\nann@two.io,Ann,38,vip; new\nben@two.io,Ben,big,\ncid@two.io,"Cid, jr",41,\n';
    const first = await files.imported(file, { list: 'Shoes' });
    expect(first).toMatchObject({ state: 'done', counts: { rows: 3, created: 2, rejected: 1 } });
    expect(await files.rejected(first.id)).toContain('ben@two.io,Ben,big,,3,size must be a number');
    expect(await found('ann@two.io')).toMatchObject([
      { lastName: 'Ann', tags: ['vip', 'new'], lists: ['Shoes'], properties: { size: 38 }, type: 'Identified' },
    ]);
    const written = await contacts.collections.contacts.findOne({ email: 'ann@two.io' });
    const again = await files.imported(file, { list: 'Shoes' });
    expect(again.counts).toMatchObject({ rows: 3, created: 0, changed: 0, unchanged: 2, rejected: 1 });
    expect((await contacts.collections.contacts.findOne({ email: 'ann@two.io' }))?.rev).toBe(written?.rev);
  });

  it('of rows about one address the last wins, however it is spelt, and the others are counted and told', async () => {
    const rows = Array.from({ length: 700 }, (_, i) => `p${i}@three.io,${i}`);
    const file = ['email,first name', 'Dup@three.io,early', ...rows, 'dup@THREE.io,late'].join('\n');
    const done = await files.imported(file);
    expect(done.counts).toMatchObject({ rows: 702, created: 701, replaced: 1, rejected: 0 });
    expect(await files.rejected(done.id)).toContain(
      'Dup@three.io,early,2,The row in line 703 has the same e-mail address',
    );
    expect(await found('dup@three.io')).toMatchObject([{ firstName: 'late' }]);
  });

  it('rows of one id, or of one address, are about one contact, and each that is left out says which row replaces it, and why', async () => {
    const rows = [
      'id,email,first name',
      'x1,one@dup.io,early',
      'x1,two@dup.io,newest',
      'x2,three@dup.io,early',
      'x2,,newest',
      ',four@dup.io,early',
      'x4,four@dup.io,newest',
      'x5,five@dup.io,once',
    ];
    const file = rows.join('\n');
    const checked = await files.checked(file);
    const counts = { rows: 7, created: 4, changed: 0, unchanged: 0, rejected: 0, replaced: 3 };
    expect(checked.checked).toEqual(counts);
    const done = await files.imported(file);
    expect(done.counts).toEqual(counts);
    expect((await files.rejected(done.id)).trim().split('\r\n').slice(1)).toEqual([
      'x1,one@dup.io,early,2,The row in line 3 has the same id and replaces it.',
      'x2,three@dup.io,early,4,The row in line 5 has the same id and replaces it.',
      ',four@dup.io,early,6,The row in line 7 has the same e-mail address and replaces it.',
    ]);
    expect((await found('newest')).map(({ id, email }) => [id, email])).toEqual([['x1', 'two@dup.io'], ['x2', null], ['x4', 'four@dup.io']]);
  }); // prettier-ignore

  it('of whom nothing is said but an id is a contact all the same, and counted as one', async () => {
    const file = 'id\nonly-1\nonly-2\n';
    expect((await files.checked(file)).checked).toMatchObject({ rows: 2, created: 2 });
    expect((await files.imported(file)).counts).toMatchObject({ rows: 2, created: 2, changed: 0, unchanged: 0 });
    expect((await files.imported(file)).counts).toMatchObject({ rows: 2, created: 0, unchanged: 2 });
  });

  it('columns can be said to be something else, and the file is checked anew', async () => {
    const checked = await files.checked('contact,nick\nann@four.io,Annie\n');
    expect(checked.problem).toBe('No column says who a row is about: one must be email, mobile or id.');
    const ask = { workspace: 'acme', id: checked.id };
    await expect(contacts.requests.ask(startImport, ask)).rejects.toThrow('No column says who');
    await contacts.requests.ask(changeImport, { ...ask, columns: { contact: 'email', nick: 'properties.nick' } });
    expect(await files.until(checked.id, ({ state }) => state === 'checked')).toMatchObject({
      problem: null,
      checked: { created: 1 },
    });
    await contacts.requests.ask(startImport, ask);
    await files.until(checked.id, ({ state }) => state === 'done');
    expect(await found('ann@four.io')).toMatchObject([{ properties: { nick: 'Annie' } }]);
  });

  it('cancelled while rows are saved, it stops after them, and says of each whether it is saved', async () => {
    const rows = Array.from({ length: 2_000 }, (_, i) => `c${i}@five.io`);
    const { id } = await files.checked(['email', ...rows].join('\n'));
    const go = stopAt('rows saved, not told', 2);
    await contacts.requests.ask(startImport, { workspace: 'acme', id });
    await files.until(id, ({ counts }) => counts.rows === 500);
    await go.reached;
    const asked = await contacts.requests.ask(cancelImport, { workspace: 'acme', id });
    expect(asked).toMatchObject({ state: 'cancelling', endedAt: null });
    go.on();
    const cancelled = await files.until(id, ({ state }) => state === 'cancelled');
    expect(cancelled).toMatchObject({ counts: { rows: 1_000, created: 1_000 }, endedAt: expect.any(Number) });
    expect(await contacts.collections.contacts.countDocuments({ email: /@five\.io$/ })).toBe(1_000);
  });

  it('cancelled between rows, nothing more is saved', async () => {
    const rows = Array.from({ length: 2_000 }, (_, i) => `c${i}@six.io`);
    const { id } = await files.checked(['email', ...rows].join('\n'));
    const go = stopAt('rows counted', 1);
    await contacts.requests.ask(startImport, { workspace: 'acme', id });
    await go.reached;
    const cancelled = await contacts.requests.ask(cancelImport, { workspace: 'acme', id });
    go.on();
    expect(cancelled).toMatchObject({ state: 'cancelled', counts: { rows: 500, created: 500 } });
    // The next import is begun only when the worker has left this one.
    await files.imported('email\nlast@six.io\n');
    expect(await contacts.collections.contacts.countDocuments({ email: /^c\d+@six\.io$/ })).toBe(500);
  });

  it('cancelled when its worker was killed while it saved, the rows it had begun are ended and counted', async () => {
    const rows = Array.from({ length: 1_200 }, (_, i) => `c${i}@seven.io`);
    const { id } = await files.checked(['email', ...rows].join('\n'));
    contacts.crash.at = (point) => (point === 'rows saved, not told' ? Promise.reject(stopped) : Promise.resolve());
    await contacts.requests.ask(startImport, { workspace: 'acme', id });
    await eventually(async () => expect(await contacts.collections.contacts.countDocuments({ email: /@seven\.io$/ })).toBe(500));
    await contacts.requests.ask(cancelImport, { workspace: 'acme', id });
    contacts.crash.at = () => Promise.resolve();
    const cancelled = await files.until(id, ({ state }) => state === 'cancelled');
    expect(cancelled.counts).toMatchObject({ rows: 500, created: 500 });
    expect(await contacts.collections.contacts.countDocuments({ email: /@seven\.io$/ })).toBe(500);
  }); // prettier-ignore

  it.each(['rows saved, not told', 'rows told, not counted', 'rejects kept, not counted'])(
    'killed between two writes (%s) it is gone on with, and the counts are as if it had not been',
    async (point) => {
      const site = `${point.replaceAll(/\W/g, '')}.io`;
      const rows = Array.from({ length: 1_200 }, (_, i) => (i % 100 === 0 ? `bad${i}` : `k${i}@${site}`));
      const { id } = await files.checked(['email', ...rows].join('\n'));
      let passed = 0;
      contacts.crash.at = (at) => (at === point && ++passed === 2 ? Promise.reject(stopped) : Promise.resolve());
      await contacts.requests.ask(startImport, { workspace: 'acme', id });
      const done = await files.until(id, ({ state }) => state === 'done');
      expect(done.counts).toEqual({ rows: 1_200, created: 1_188, changed: 0, unchanged: 0, rejected: 12, replaced: 0 });
      expect((await files.rejected(id)).split('\r\n')).toHaveLength(12 + 2);
      const events = await contacts.collections.outbox.countDocuments({});
      expect(events).toBe(0);
    },
    60_000,
  );
});

/** What a worker takes for weather: it leaves the job to whoever comes next. */
const stopped = Object.assign(new Error('killed'), { name: 'MongoNetworkError' });

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendToImport, findContacts, maxImportBytes, openImport, startImport } from '@fanfare/contracts';
import { eventually } from '@fanfare/testing';
import { startContacts, type Contacts } from './contacts-bench.js';
import { importer } from './importing-world.js';

const utf16be = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();

// real: NATS, MongoDB, the service. fake: nothing.
describe('a file that is not as it should be', () => {
  let contacts: Contacts;
  let files: ReturnType<typeof importer>;
  beforeAll(async () => {
    contacts = await startContacts();
    files = importer(contacts.requests);
  });
  afterAll(() => contacts.stop());

  it.each<[what: string, file: string | Buffer, problem: string]>([
    ['is empty', '', 'The file is empty.'],
    ['holds nothing but blanks', '\n \n\n', 'The file is empty.'],
    ['has no header', 'ann@x.io,Ann\nben@x.io,Ben\n', 'its cell 1 is an e-mail address'],
    ['has two columns of one name', 'Email,Name,email\na@x.io,A,b@x.io\n', 'Columns 1 and 3 are both called "email"'],
    ['has hundreds of thousands of columns', `email,${'x,'.repeat(300_000)}\na@x.io\n`, 'columns; at most 500 can be read'],
    ['has a million columns in its header', `email,${'x,'.repeat(1_000_000)}\na@x.io\n`, 'Line 1 is longer than 1 MiB'],
    ['has a million columns in a row', `email\n${'a,'.repeat(1_000_000)}\n`, 'Line 2 is longer than 1 MiB'],
    ['has a line of megabytes', `email\na@x.io\n${'y'.repeat(3_000_000)}\n`, 'Line 3 is longer than 1 MiB'],
    ['has a quote that is never closed', 'email,name\na@x.io,A\nb@x.io,"B\nc@x.io,C\n', 'A quote that opens after line 2 is never closed'],
    ['has one before a lot of text', `email,name\na@x.io,"A\n${'b@x.io,B\n'.repeat(200_000)}`, 'longer than 1 MiB: a quote is missing'],
    ['is a PDF', '%PDF-1.7\n', 'This is no CSV file but a PDF.'],
    ['is compressed', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), 'a compressed file: unpack it first'],
    ['is binary', Buffer.alloc(3_000_000), 'is longer than 1 MiB'],
  ])('that %s is refused as a whole, and says why', async (_what, file, problem) => {
    const checked = await files.checked(file);
    expect(checked).toMatchObject({ state: 'failed', problem: expect.stringContaining(problem) });
    await expect(contacts.requests.ask(startImport, { workspace: 'acme', id: checked.id })).rejects.toThrow('failed');
  }); // prettier-ignore

  it.each([
    ['UTF-8 with a mark', 'utf-8', Buffer.from('\uFEFFemail,Last name\nzoe8@enc.io,Zoë\n')],
    ['UTF-16', 'utf-16le', Buffer.from('\uFEFFemail,Last name\nzoe8@enc.io,Zoë\n', 'utf16le')],
    ['UTF-16 without a mark', 'utf-16le', Buffer.from('email,Last name\nzoe8@enc.io,Zoë\n', 'utf16le')],
    ['UTF-16, the other way round', 'utf-16be', utf16be('email,Last name\nzoe8@enc.io,Zoë\n')],
    ['Latin-1', 'windows-1252', Buffer.from('email,Last name\nzoe8@enc.io,Zoë\n', 'latin1')],
    ['tabs and old line ends', 'utf-8', Buffer.from('email\tLast name\rzoe8@enc.io\tZoë\r')],
  ])('%s is read all the same', async (_what, encoding, file) => {
    const done = await files.imported(file);
    expect(done).toMatchObject({ state: 'done', encoding, counts: { rows: 1, rejected: 0 } });
    const { contacts: found } = await contacts.requests.ask(findContacts, { workspace: 'acme', search: 'zoe8@enc.io' });
    expect(found).toMatchObject([{ lastName: 'Zoë' }]);
  });

  it('signs that only Windows-1252 has are the signs they are', async () => {
    const done = await files.imported(Buffer.from('email,Last name\nzoe9@enc.io,\x93Zo\xEB\x94 \x80\n', 'latin1'));
    expect(done).toMatchObject({ encoding: 'windows-1252', counts: { rows: 1, rejected: 0 } });
    const { contacts: found } = await contacts.requests.ask(findContacts, { workspace: 'acme', search: 'zoe9@enc.io' });
    expect(found).toMatchObject([{ lastName: '“Zoë” €' }]);
  });

  it('a piece that comes again is counted once, also when it was stored and not counted; one that is missing is asked for', async () => {
    const workspace = 'acme';
    const { id } = await contacts.requests.ask(openImport, { workspace, name: 'people.csv' });
    const send = (index: number, text: string) =>
      contacts.requests.ask(appendToImport, { workspace, id, index, data: Buffer.from(text).toString('base64') });
    expect(await send(0, 'email\n')).toEqual({ bytes: 6 });
    expect(await send(0, 'email\n')).toEqual({ bytes: 6 });
    await expect(send(2, 'b@x.io\n')).rejects.toMatchObject({
      code: 'Invalid',
      message: 'Piece 1 of the file is missing.',
    });
    expect(await send(1, 'a@x.io\n')).toEqual({ bytes: 13 });
    // As a crash leaves it between the two writes.
    await contacts.db.collection('imports').updateOne({ id }, { $set: { bytes: 6, pieces: 1 } });
    expect(await send(1, 'a@x.io\n')).toEqual({ bytes: 13 });
  });

  it('that would be too large is refused before it is, and the limit is said in the unit that it has', async () => {
    const workspace = 'acme';
    const { id } = await contacts.requests.ask(openImport, { workspace, name: 'people.csv' });
    await contacts.db.collection('imports').updateOne({ id }, { $set: { bytes: maxImportBytes - 3 } });
    const send = (text: string) =>
      contacts.requests.ask(appendToImport, { workspace, id, index: 0, data: Buffer.from(text).toString('base64') });
    await expect(send('abcd')).rejects.toMatchObject({ message: 'A file can have at most 500 MiB (524288000 bytes).' });
    expect(await send('abc')).toEqual({ bytes: maxImportBytes });
  });

  it('and its rows are dropped after a week, as the import says', async () => {
    const { id, createdAt, expiresAt } = await files.checked('email\na@kept.io\nbad\n');
    expect(expiresAt - createdAt).toBe(7 * 86_400_000);
    const started = await files.imported('email\na@kept.io\nbad\n');
    expect(started.expiresAt - (started.startedAt ?? 0)).toBe(7 * 86_400_000);
    await contacts.db.collection('imports').updateOne({ id }, { $set: { expiresAt: Date.now() - 1 } });
    await files.imported('email\nb@kept.io\n');
    await eventually(async () => await expect(files.got(id)).rejects.toMatchObject({ code: 'NotFound' }));
    for (const held of ['importPieces', 'importRejects']) {
      expect(await contacts.db.collection(held).countDocuments({ import: `acme/${id}` })).toBe(0);
    }
  });

  it('each row that cannot be kept is left out with its reason, and the others are imported', async () => {
    const rows = [
      'email,First name,mobile',
      'one@rows.io,"One, ""1""",',
      ',Nobody,',
      'two@rows.io,Two,+61400111222,extra',
      'three@rows.io,Thr\0ee,',
      '"Four" or so,four@rows.io,',
      '"Five,five@rows.io',
      '"Six",six@rows.io,',
      'seven@rows.io',
      `eight@rows.io,${'8'.repeat(300)},`,
      'nine@rows.io,5" nine,',
    ];
    const done = await files.imported(rows.join('\r\n'));
    expect(done.counts).toMatchObject({ created: 3, rejected: 6 });
    const rejected = await files.rejected(done.id);
    for (const line of [
      ',Nobody,,3,"It has no e-mail address, mobile number or id."',
      'two@rows.io,Two,+61400111222,4,"It has 4 cells, and the header has 3."',
      ',5,It holds a NUL character.',
      ',6,Its quotes are broken.',
      ',8,Its quotes are broken.',
      ',10,firstName: ',
    ]) {
      expect(rejected).toContain(line);
    }
    const { contacts: found } = await contacts.requests.ask(findContacts, { workspace: 'acme', search: 'one@rows.io' });
    expect(found).toMatchObject([{ firstName: 'One, "1"' }]);
  }); // prettier-ignore

  it('a formula in a row that is left out is none in the file of such rows', async () => {
    const done = await files.imported('email,First name\nno,"=HYPERLINK(""http://x"")"\nok@formula.io,A\n');
    expect(await files.rejected(done.id)).toContain(`no,"'=HYPERLINK(""http://x"")",2,`);
  });
});

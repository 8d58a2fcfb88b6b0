import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { utils, write, type WorkSheet } from '@e965/xlsx';
import { findContacts } from '@fanfare/contracts';
import { startContacts, type Contacts } from './contacts-bench.js';
import { importer } from './importing-world.js';

function book(sheets: Record<string, WorkSheet | unknown[][]>, bookType: 'xlsx' | 'biff8'): Buffer {
  const made = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) {
    utils.book_append_sheet(made, Array.isArray(sheet) ? utils.aoa_to_sheet(sheet) : sheet, name);
  }
  return write(made, { type: 'buffer', bookType, compression: true }) as Buffer;
}

/** An archive with one part that says it has `said` bytes. */
function zip(content: Buffer, said: number): Buffer {
  const packed = deflateRawSync(content);
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const sizes = (header: Buffer, at: number) => {
    header.writeUInt32LE(packed.length, at);
    header.writeUInt32LE(said, at + 4);
    header.writeUInt16LE(name.length, at + 8);
    return header;
  };
  const local = sizes(Buffer.from('504b030414000000080000000000'.padEnd(60, '0'), 'hex'), 18);
  const entry = sizes(Buffer.from('504b01021400140000000800'.padEnd(92, '0'), 'hex'), 20);
  const end = Buffer.from('504b0506000000000100010000000000000000000000', 'hex');
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, entry, name, end]);
}

// real: NATS, MongoDB, the service, its reader of workbooks. fake: nothing.
describe('a workbook', () => {
  let contacts: Contacts;
  let files: ReturnType<typeof importer>;
  beforeAll(async () => {
    contacts = await startContacts();
    files = importer(contacts.requests);
  });
  afterAll(() => contacts.stop());

  const found = async (search: string) =>
    (await contacts.requests.ask(findContacts, { workspace: 'acme', search })).contacts;

  it.each(['xlsx', 'biff8'] as const)('(%s) is imported from its first sheet, or from the one that is named', async (type) => {
    const rows = (who: string) => [
      ['Email', 'First name', 'Mobile', 'Shoe size'],
      [`${who}@${type}.io`, 'Zoë, "Z"', 61400111222, new Date(Date.UTC(1990, 0, 31))],
      [],
      ['no address', '', '', ''],
    ];
    const file = book({ One: rows('one'), Two: rows('two') }, type);
    const first = await files.checked(file);
    expect(first).toMatchObject({
      state: 'checked', format: type === 'xlsx' ? 'xlsx' : 'xls', sheet: 'One', checked: { rows: 2, created: 1, rejected: 1 },
      columns: [{ field: 'email' }, { field: 'firstName' }, { samples: ['61400111222', expect.anything()] }, { samples: ['1990-01-31', ''] }],
    });
    expect(await files.rejected(first.id)).toContain('no address,,,,4,');
    expect(await files.imported(file, { sheet: 'Two' })).toMatchObject({ state: 'done', sheet: 'Two', counts: { created: 1 } });
    expect(await found(`two@${type}.io`)).toMatchObject([{ firstName: 'Zoë, "Z"', mobile: '61400111222' }]);
    expect(await files.checked(file, { sheet: 'Three' })).toMatchObject({
      state: 'failed',
      problem: 'There is no sheet of that name. There is "One", "Two".',
    });
  }); // prettier-ignore

  it('of formulas what they came to is imported', async () => {
    const sheet = utils.aoa_to_sheet([['Email', 'First name'], ['f@formula.io', '']]);
    sheet['B2'] = { t: 's', v: 'Ann', f: 'WEBSERVICE("http://x")' };
    await files.imported(book({ One: sheet }, 'xlsx'));
    expect(await found('f@formula.io')).toMatchObject([{ firstName: 'Ann' }]);
  }); // prettier-ignore

  const zeros = Buffer.alloc(150 * 1024 * 1024);
  it.each<[what: string, file: () => Buffer, problem: string]>([
    ['that would be too large', () => zip(zeros, zeros.length), 'too large when it is unpacked'],
    ['that would be, but says otherwise', () => zip(zeros, 1_000), 'too large when it is unpacked'],
    ['that is cut off', () => book({ One: [['Email'], ['a@x.io']] }, 'xlsx').subarray(0, 2_000), 'is damaged'],
    ['that is none', () => zip(Buffer.from('hello'), 5), 'cannot be read'],
    ['that is an old one, and cut off', () => book({ One: [['Email'], ['a@x.io']] }, 'biff8').subarray(0, 600), 'read'],
    ['with a thousand columns', () => book({ One: [['Email', ...Array.from({ length: 1_000 }, (_, i) => `C${i}`)]] }, 'xlsx'), 'at most 500'],
    ['that is empty', () => book({ One: [] }, 'xlsx'), 'The file is empty.'],
  ])('%s is refused, and says why', async (_what, file, problem) => {
    expect(await files.checked(file())).toMatchObject({ state: 'failed', problem: expect.stringContaining(problem) });
  }); // prettier-ignore
});

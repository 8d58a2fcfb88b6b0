import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mongo } from 'mongoose';
import {
  behaviourSetNames,
  contactChanges,
  contactHistory,
  contactLists,
  contactMerges,
  contactTotals,
  countContacts,
  deleteContacts,
  exportContact,
  findContacts,
  getList,
  getProfile,
  getSegment,
  listDeletions,
  listExports,
  listImports,
  listProperties,
  listSegments,
  listViews,
  mergeContacts,
  operators,
  propertyHistory,
  recallContacts,
  referencesOfContact,
  rejectedRows,
  saveSegment,
  startExport,
  undoMerge,
  type Json,
  type RequestContract,
  type RequestOf,
} from '@fanfare/contracts';
import { eventually } from '@fanfare/testing';
import { anEmail, resolve, startContacts, type Contacts } from './contacts-bench.js';
import { importer } from './importing-world.js';

type Keys = Record<string, unknown>;

/** What was asked of a collection: fields that are given as values, fields within bounds, and how it was to be sorted. */
interface Query {
  collection: string;
  method: string;
  values: string[];
  bounds: string[];
  sort: string[];
}

type Cursor = mongo.FindCursor<unknown>;
const sort: (this: Cursor, by: Parameters<Cursor['sort']>[0]) => Cursor = mongo.FindCursor.prototype.sort;

const workspace = 'acme';
let contacts: Contacts;
let id: string;
let seen: Query[] = [];

beforeAll(async () => {
  contacts = await startContacts();
  ({ id } = await resolve(contacts.requests, { email: anEmail(), properties: { plan: 'gold' } }));
  contacts.db.set('debug', (collection: string, method: string, filter: Keys) => {
    // What the steps' ledger is asked is its own affair.
    if (collection === 'ledger') return;
    if (/^(find|update|count|delete)/.test(method)) seen.push({ collection, method, ...fieldsOf(filter), sort: [] });
  });
  // The driver is asked to sort after it was asked to find.
  jest.spyOn(mongo.FindCursor.prototype, 'sort').mockImplementation(function (this: Cursor, by) {
    const query = seen.findLast(({ collection }) => collection === this.namespace.collection);
    if (query) query.sort = Object.keys(by as Keys);
    return sort.call(this, by);
  });
});
afterAll(async () => {
  jest.restoreAllMocks();
  await contacts.stop();
});

/** Elements of a list that are to be several things at once are looked for by one index over these. */
function fieldsOf(filter: Keys, within = ''): Pick<Query, 'values' | 'bounds'> {
  const [values, bounds]: [string[], string[]] = [[], []];
  for (const [key, wanted] of Object.entries(filter)) {
    const field = within + key;
    const element = (wanted as { $elemMatch?: Keys } | null)?.$elemMatch;
    if (key === '$and') {
      for (const part of (wanted as Keys[]).map((each) => fieldsOf(each))) {
        values.push(...part.values);
        bounds.push(...part.bounds);
      }
    } else if (element && !Object.keys(element).every((inner) => inner.startsWith('$'))) {
      const inner = fieldsOf(element, `${field}.`);
      values.push(...inner.values);
      bounds.push(...inner.bounds);
    } else (isValue(wanted) ? values : bounds).push(field);
  }
  return { values, bounds };
}

function isValue(wanted: unknown): boolean {
  return typeof wanted !== 'object' || wanted === null || Object.keys(wanted).every((operator) => operator === '$in');
}

/** Of these there are too few kinds to find anything by them alone; by ids all there are have bounds, those of the workspace. */
const wide = ['workspace', 'state', 'aliasOf', '_id'];

/**
 * An index serves a query when it begins with fields that are given as values, goes on with one that has bounds, and has one of
 * them that narrows; what is sorted by comes after it. A page in the order of ids has its bounds there, too.
 */
function serves(index: readonly string[], { values, bounds, sort }: Query): boolean {
  const unknown = index.findIndex((field) => !values.includes(field));
  const prefix = unknown < 0 ? index : index.slice(0, unknown);
  const next = index[prefix.length] ?? '';
  const found = bounds.includes(next) ? [...prefix, next] : prefix;
  if (values.includes('_id')) return index[0] === '_id';
  const narrowing = [...values, ...bounds].filter((field) => !wide.includes(field));
  if (narrowing.length > 0 && !narrowing.some((field) => found.includes(field))) return false;
  const rest = index.slice(prefix.length);
  const sorted = sort.filter((field) => !values.includes(field)).map((field) => rest.indexOf(field));
  return found.length > 0 && sorted.every((place, i) => place >= 0 && place > (sorted[i - 1] ?? -1));
}

function indexesOf(collection: string): string[][] {
  const models = Object.values(contacts.db.models).filter((model) => model.collection.name === collection);
  return [['_id'], ...models.flatMap((model) => model.schema.indexes().map(([fields]) => Object.keys(fields)))];
}

function expectServed(queries: readonly Query[]): void {
  expect(queries.length).toBeGreaterThan(0);
  const unserved = queries.filter((query) => !indexesOf(query.collection).some((index) => serves(index, query)));
  expect([...new Set(unserved.map((query) => JSON.stringify(query)))]).toEqual([]);
}

async function asked<C extends RequestContract>(contract: C, request: RequestOf<C>): Promise<Query[]> {
  seen = [];
  await contacts.requests.ask(contract, request).catch((error: unknown) => expect(error).toHaveProperty('code'));
  return seen;
}

const fields = [
  'id', 'type', 'email', 'mobile', 'firstName', 'tags', 'lists', 'segments', 'properties.plan', 'properties.address.city',
  'createdAt', 'updatedAt', 'lastSeenAt', 'scores.quiz', 'counts.entries', ...behaviourSetNames,
]; // prettier-ignore
const rights: Json[] = ['a', '2026-01-01', 'P1D', ['a', 'b'], 5];

// real: NATS, MongoDB's driver, the service. fake: the services beside it. The embedded database has no indexes: the declared ones are looked at.
describe('every query that the API can cause has an index', () => {
  const page = { workspace, after: 'a' };
  it.each<[string, RequestContract, object]>([
    ['contacts', findContacts, { workspace }],
    ['contacts from the second page on', findContacts, page],
    ['contacts that are searched for', findContacts, { ...page, search: 'ann' }],
    ['contacts on a list', findContacts, { ...page, list: 'News' }],
    ['contacts on a list that are searched for, and fit a filter', findContacts, { ...page, list: 'News', search: 'ann', filter: { left: '{{ contact.tags }}', op: 'contains', right: 'vip' } }],
    ['how many contacts', countContacts, { workspace }],
    ['how many are found', countContacts, { workspace, search: 'ann' }],
    ['how many are on a list', countContacts, { workspace, list: 'News' }],
    ['how many there were', contactTotals, { workspace }],
    ['views', listViews, { workspace }],
    ['properties', listProperties, { workspace }],
    ['lists', contactLists, { workspace }],
    ['a list and its growth', getList, { workspace, list: 'News' }],
    ['segments', listSegments, { workspace }],
    ['imports', listImports, page],
    ['exports', listExports, page],
    ['deletions', listDeletions, { workspace }],
  ])('%s', async (_, contract, request) => {
    const queries = await asked(contract, request);
    expectServed(queries);
    // A page that the database does not sort would be none.
    if ('after' in request) expect(queries.some(({ sort }) => sort.length > 0)).toBe(true);
  }); // prettier-ignore

  it.each<[string, RequestContract, (contact: string) => object]>([
    ['a profile', getProfile, (one) => ({ workspace, id: one })],
    ['a history', contactHistory, (one) => ({ workspace, id: one })],
    ['changes, page by page', contactChanges, (one) => ({ workspace, id: one })],
    ['the history of a property', propertyHistory, (one) => ({ workspace, id: one, property: 'properties.plan' })],
    ['merges', contactMerges, (one) => ({ workspace, id: one })],
    ['all that is known', exportContact, (one) => ({ workspace, id: one })],
    ['all names', referencesOfContact, (one) => ({ workspace, id: one })],
    ['who runs are about', recallContacts, () => ({ workspace, starts: [{ run: 'r', at: 1, contact: { mobile: '+61' } }] })],
  ])('of a contact: %s', async (_, contract, request) => {
    expectServed(await asked(contract, request(id)));
  }); // prettier-ignore

  it.each(fields)('contacts by %s, whatever it is compared with', async (field) => {
    for (const op of operators) {
      for (const right of rights) {
        const filter = { left: `{{ contact.${field} }}`, op, right };
        // Not each right can be compared with each operator.
        const queries = await asked(findContacts, { workspace, filter });
        if (queries.length > 0) expectServed(queries);
      }
    }
  });

  it('an import with its rows, an export, a segment, a merge and its undoing, a deletion', async () => {
    seen = [];
    const files = importer(contacts.requests);
    const { id: file } = await files.imported('email,name\nann@indexed.io,A\nbad,B\n', { list: 'News' });
    await asked(rejectedRows, { workspace, id: file });
    await contacts.requests.ask(startExport, { workspace, search: 'ann' });
    const condition = { left: '{{ contact.email }}', op: 'eq', right: 'ann@indexed.io' } as const;
    await contacts.requests.ask(saveSegment, { workspace, id: 's', name: 'S', description: '', condition, tell: 'nobody' }); // prettier-ignore
    await contacts.dueNow();
    await eventually(async () => expect((await contacts.requests.ask(getSegment, { workspace, id: 's' })).members).toBe(1)); // prettier-ignore
    const [a, b] = [await resolve(contacts.requests, { email: anEmail() }), await resolve(contacts.requests, { email: anEmail() })]; // prettier-ignore
    const { merge } = await contacts.requests.ask(mergeContacts, { workspace, survivor: a.id, loser: b.id });
    await contacts.requests.ask(undoMerge, { workspace, id: merge.id });
    await contacts.requests.ask(deleteContacts, { workspace, ids: [a.id], confirm: 'Delete' }, 20_000);
    await contacts.deletions.sweep(Date.now() + 1);
    expectServed(seen);
  });

  it('or this would tell', () => {
    const query = { collection: 'contacts', method: 'find', values: ['workspace', 'email'], bounds: ['_id'], sort: ['_id'] }; // prettier-ignore
    expect(serves(['workspace', 'email', '_id'], query)).toBe(true);
    expect(serves(['workspace', '_id'], query)).toBe(false);
    expect(serves(['workspace', 'email'], query)).toBe(false);
    expect(serves(['email'], { ...query, values: ['workspace'], sort: [] })).toBe(false);
    expect(serves(['workspace', 'createdAt', '_id'], { ...query, values: ['workspace'], bounds: ['createdAt', '_id'] })).toBe(true); // prettier-ignore
  });
});

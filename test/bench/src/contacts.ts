import { setTimeout as delay } from 'node:timers/promises';
import { countContacts, findContacts, segmentView, type Condition } from '@fanfare/contracts';
import { ContactsApi, secondsSince } from './contacts-api.js';
import { percentile, type SyncInterval } from './scenario.js';

const asks = 20;
const pageSize = 50;

interface Timing {
  p50Ms: number | null;
  p95Ms: number | null;
}

/** How long people wait who look at so many contacts: over HTTP, through the API, each 20 times. */
export interface ContactsReport {
  scenario: 'contacts';
  contacts: number;
  firstPage: Timing;
  /** The page behind one in the middle. */
  laterPage: Timing;
  searchByName: Timing;
  searchByEmail: Timing;
  listPage: Timing;
  /** One in 50 matches, by a property. */
  filteredPage: Timing;
  /** The same among those that only a look at each can tell. */
  lookedAtPage: Timing;
  count: Timing;
  filteredCount: Timing;
  /** From saying its condition until it holds one in 50 of all. */
  segmentSeconds: number;
  segmentPage: Timing;
  contactsPeakMiB: number | null;
}

const size: Condition = { left: '{{ contact.properties.shoeSize }}', op: 'eq', right: '7' };
const looked: Condition = { left: '{{ contact.properties.shoeSize | append: "" }}', op: 'eq', right: '7' };

export async function contactsScenario(contacts: number, syncInterval: SyncInterval): Promise<ContactsReport> {
  const api = await ContactsApi.start(syncInterval);
  try {
    await api.put('/properties/shoeSize', { label: 'Shoe size', type: 'text' });
    const { id } = await api.upload(contacts);
    await api.until(id, 'checked');
    await api.run(id, contacts);
    const page = (query: string, found: number) => async () => {
      const answer = findContacts.reply.parse(await api.ask(`/contacts?limit=${pageSize}${query}`));
      if (answer.contacts.length !== found) throw new Error(`${query} gave ${answer.contacts.length} contacts`);
      return answer;
    };
    const count = (query: string, about: number) => async () => {
      const answer = countContacts.reply.parse(await api.ask(`/contacts/count${query}`));
      if (Math.abs(answer.count - about) > about / 5) throw new Error(`${query} counted ${answer.count}`);
    };
    const where = (condition: Condition) => `filter=${encodeURIComponent(JSON.stringify(condition))}`;
    const middle = '800000000000000000000000';
    const segment = await filled(api, contacts);
    return {
      scenario: 'contacts',
      contacts,
      firstPage: await timed(page('', pageSize)),
      laterPage: await timed(page(`&after=${middle}`, pageSize)),
      searchByName: await timed(page('&search=First4999', Math.min(pageSize, contacts > 49_990 ? 11 : 1))),
      searchByEmail: await timed(page('&search=person77%40bench', 1)),
      listPage: await timed(page('&list=Bench', pageSize)),
      filteredPage: await timed(page(`&${where(size)}`, pageSize)),
      lookedAtPage: await timed(page(`&${where(looked)}`, pageSize)),
      count: await timed(count('', contacts)),
      filteredCount: await timed(count(`?${where(size)}`, contacts / 50)),
      segmentSeconds: segment,
      segmentPage: await timed(
        page(`&${where({ left: '{{ contact.segments }}', op: 'contains', right: 'seven' })}`, pageSize),
      ),
      contactsPeakMiB: api.peakMiB('contacts'),
    };
  } finally {
    await api.stop();
  }
}

async function filled(api: ContactsApi, contacts: number): Promise<number> {
  const begun = performance.now();
  await api.put('/segments/seven', { name: 'Size 7', condition: size });
  for (;;) {
    const { state, members } = segmentView.parse(await api.ask('/segments/seven'));
    if (state === 'ready' && members !== contacts / 50) throw new Error(`the segment holds ${members}`);
    if (state === 'ready') return secondsSince(begun);
    await delay(100);
  }
}

async function timed(ask: () => Promise<unknown>): Promise<Timing> {
  const took: number[] = [];
  for (let n = 0; n < asks; n++) {
    const begun = performance.now();
    await ask();
    took.push(performance.now() - begun);
  }
  took.sort((a, b) => a - b);
  return { p50Ms: percentile(took, 0.5), p95Ms: percentile(took, 0.95) };
}

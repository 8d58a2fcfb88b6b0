import { Inject, Injectable } from '@nestjs/common';
import type { Collection, Connection } from 'mongoose';
import { insertNew, keyOf, MONGO } from '@fanfare/chassis';
import type { Account } from '../loyalty/account.store.js';
import { isNamedBy } from '../loyalty/booking-ids.js';
import type { Entry } from '../loyalty/ledger.store.js';
import type { Standing } from '../loyalty/points.js';
import type { Joined } from '../people/joined.store.js';
import { nameless, type Forgotten } from './forgotten.js';

/** Where points go of which no programme is said. */
const defaultProgramme = 'default';
/** An account may be opened anew by what was booked while it was forgotten; that one is forgotten beside the first. */
const maxAccounts = 100;

/**
 * The points of a contact. Its accounts, and the places of its entries in them, are named by its id: each becomes one that
 * is named by nothing. The entries go one by one, the account last: whatever a crash leaves, all entries of an account are
 * somewhere, once, and those that are left are moved to where the others are.
 */
@Injectable()
export class PointsOfContactStore {
  private readonly accounts: Collection<Account>;
  private readonly entries: Collection<Entry>;
  private readonly joined: Collection<Joined>;
  private readonly programmes: Collection<{ _id: string; workspace: string; id: string }>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.accounts = connection.collection<Account>('accounts');
    this.entries = connection.collection<Entry>('pointsLedger');
    this.joined = connection.collection<Joined>('joined');
    this.programmes = connection.collection('programmes');
  }

  /** How many entries said whose they are. Who the contact was merged with goes first: nobody joins their accounts any more. */
  async forget({ workspace, contacts, placeholder }: Forgotten): Promise<number> {
    await this.joined.deleteMany({ _id: { $in: contacts.map((contact) => keyOf(workspace, contact)) } });
    await this.joined.deleteMany({ workspace, into: { $in: contacts } });
    const programmes = await this.programmesOf(workspace, contacts);
    const accounts = programmes.flatMap((id) => contacts.map((contact) => keyOf(workspace, id, contact)));
    const names = new Map([
      ...contacts.map((contact) => [contact, placeholder] as const),
      ...accounts.map((account) => [account, nameless(placeholder, account)] as const),
    ]);
    let moved = 0;
    for (const account of accounts) moved += await this.move(account, placeholder, names);
    return moved;
  }

  /** Those that are saved, and those that are not but have an account: an account's document may be missing, and a programme's too. */
  private async programmesOf(workspace: string, contacts: readonly string[]): Promise<string[]> {
    const [saved, used] = await Promise.all([
      this.programmes.find({ workspace }, { projection: { id: 1 } }).toArray(),
      this.accounts.find({ workspace, contact: { $in: [...contacts] } }, { projection: { programme: 1 } }).toArray(),
    ]);
    return [...new Set([defaultProgramme, ...saved.map(({ id }) => id), ...used.map(({ programme }) => programme)])];
  }

  private async move(account: string, placeholder: string, names: ReadonlyMap<string, string>): Promise<number> {
    const entries = (await this.entries.find({ account }).toArray()).sort((a, b) => a.seq - b.seq);
    const known = await this.accounts.findOne({ _id: account });
    const [first] = entries;
    if (!known && !first) return 0;
    const to = await this.nameFor(account, placeholder, first?.seq ?? 1);
    for (const entry of entries) await this.moveEntry(entry, to, placeholder, names);
    if (known) {
      await insertNew(this.accounts, [
        { ...known, latest: { ...known.latest, ...renamed(known.latest, names) }, _id: to, contact: placeholder },
      ]);
    }
    await this.accounts.deleteOne({ _id: account });
    return entries.length;
  }

  /** An entry that no step has booked is itself named by the account: a copy takes its place. */
  private async moveEntry(
    entry: Entry,
    to: string,
    placeholder: string,
    names: ReadonlyMap<string, string>,
  ): Promise<void> {
    const { _id, ...rest } = entry;
    const own = { account: to, slot: `${to}#${entry.seq}`, contact: placeholder, reason: null };
    // What was not told of it yet would be told of the placeholder, as if that were somebody.
    const fields = { ...rest, ...renamed(rest, names), ...own, untold: false };
    if (![...names.keys()].some((name) => isNamedBy(_id, name))) {
      await this.entries.updateOne({ _id, account: entry.account }, { $set: fields });
      return;
    }
    await insertNew(this.entries, [{ ...fields, _id: nameless(placeholder, _id) }]);
    await this.entries.deleteOne({ _id });
  }

  /** Where the first entry that is left has its place: it is taken where another account was forgotten before. */
  private async nameFor(account: string, placeholder: string, seq: number): Promise<string> {
    for (let nth = 0; nth < maxAccounts; nth++) {
      const name = nameless(placeholder, nth === 0 ? account : `${account}/${nth}`);
      if (!(await this.entries.findOne({ slot: `${name}#${seq}` }))) return name;
    }
    throw new Error(`An account was opened again ${maxAccounts} times while it was forgotten`);
  }
}

/** Of accounts that were joined each names the other, and the contacts. Nothing else is looked at: anything may be called like a contact. */
function renamed(
  { joined, movedTo, brought }: Partial<Standing & Pick<Entry, 'brought'>>,
  names: ReadonlyMap<string, string>,
) {
  const nameOf = (one: string) => names.get(one) ?? one;
  return {
    ...(joined && { joined: joined.map(nameOf) }),
    ...(movedTo && { movedTo: nameOf(movedTo) }),
    ...(brought && { brought: { ...brought, accounts: brought.accounts.map(nameOf) } }),
  };
}

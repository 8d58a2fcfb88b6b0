import { Injectable } from '@nestjs/common';
import { keyOf } from '@fanfare/chassis';
import { JoinedStore } from './joined.store.js';

export interface Named {
  workspace: string;
  contact: string;
}

/** Somebody with all ids that they are known by; `id` is the one that new things are kept under. */
interface Person {
  id: string;
  ids: readonly string[];
}

/** Who is meant by the id of a contact: contacts that were merged are one person with several ids. */
@Injectable()
export class People {
  constructor(private readonly joined: JoinedStore) {}

  /** By `personKey`. Nearly nobody was ever merged, so this is one look-up by keys. */
  async of(all: readonly Named[]): Promise<PeopleFound> {
    const found = await this.joined.find(all.map(personKey));
    const names = new Map(found.map(({ _id, contact, into }) => [_id, into ?? contact]));
    const others = await Promise.all(
      [...Map.groupBy(found, ({ workspace }) => workspace)].map(([workspace, group]) =>
        this.joined.into(
          workspace,
          group.map(({ contact, into }) => into ?? contact),
        ),
      ),
    );
    const ids = Map.groupBy(others.flat(), ({ workspace, into }) => keyOf(workspace, into ?? ''));
    return {
      of: (named) => {
        const id = names.get(personKey(named)) ?? named.contact;
        const joined = ids.get(keyOf(named.workspace, id)) ?? [];
        return { id, ids: [id, ...joined.map(({ contact }) => contact)] };
      },
    };
  }
}

export interface PeopleFound {
  of(named: Named): Person;
}

function personKey({ workspace, contact }: Named): string {
  return keyOf(workspace, contact);
}

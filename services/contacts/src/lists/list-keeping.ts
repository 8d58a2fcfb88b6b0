import { Injectable } from '@nestjs/common';
import { normaliseEmail } from '@fanfare/contracts';
import { RequestRefused } from '@fanfare/bus';
import type { List } from '../documents.js';
import { contactKey } from '../contact/contact.js';
import { Editor } from '../contact/editor.js';
import { isEmail } from '../contact/is-email.js';
import { Saver } from '../contact/saver.js';
import { IdentityStore } from '../identity/identity.store.js';
import { identityKey } from '../identity/keys.js';
import { ListStore } from './list.store.js';

/** Lists as people keep them. */
@Injectable()
export class ListKeeping {
  constructor(
    private readonly lists: ListStore,
    private readonly editor: Editor,
    private readonly saver: Saver,
    private readonly identities: IdentityStore,
  ) {}

  async make(workspace: string, name: string, description: string): Promise<List> {
    const made = await this.lists.make(workspace, name, description, Date.now());
    if (!made) throw new RequestRefused('Conflict', 'There is a list of this name, or there was.');
    return made;
  }

  async change(
    workspace: string,
    idOrName: string,
    {
      name,
      description,
      archived,
    }: { name?: string | undefined; description?: string | undefined; archived?: boolean | undefined },
  ): Promise<List> {
    const list = await this.there(workspace, idOrName);
    const now = Date.now();
    // The name first: once it leads here, nobody else can have it.
    if (name !== undefined && !(await this.lists.name(workspace, list.id, name, now))) {
      throw new RequestRefused('Conflict', 'There is a list of this name, or there was.');
    }
    const archivedAt = archived ? (list.archivedAt ?? now) : null;
    const changed = await this.lists.change(workspace, list.id, {
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...(archived !== undefined && { archivedAt }),
    });
    return changed ?? list;
  }

  async there(workspace: string, idOrName: string): Promise<List> {
    const list = await this.lists.find(workspace, idOrName);
    if (!list) throw new RequestRefused('NotFound', 'There is no such list.');
    return list;
  }

  /** Puts contacts on a list, or takes them off; how many that changed, and who is not there. */
  async put(workspace: string, idOrName: string, ids: readonly string[], on: boolean, source: string) {
    const list = await this.there(workspace, idOrName);
    const keys = ids.map((id) => contactKey(workspace, id));
    const fact = { kind: 'lists', name: list.id, label: list.name, value: on } as const;
    const edited = await this.editor.edit(keys, [fact], source, Date.now());
    const changed = new Set(
      [...edited.values()].flatMap(({ contact, rows }) => (rows.length > 0 ? [contact._id] : [])),
    );
    return { changed: changed.size, unknown: ids.filter((id) => !edited.has(contactKey(workspace, id))) };
  }

  /** Puts those with these addresses on a list; `create`: who is not known becomes a contact. */
  async putByEmail(workspace: string, idOrName: string, emails: readonly string[], create: boolean, source: string) {
    await this.there(workspace, idOrName);
    const spelt = [...new Set(emails.map(normaliseEmail))];
    const invalid = spelt.filter((email) => !isEmail(email));
    const valid = spelt.filter((email) => isEmail(email));
    const keyOf = (email: string) => identityKey(workspace, 'email', email);
    const owners = await this.identities.owners(valid.map(keyOf));
    const strangers = valid.filter((email) => !owners.has(keyOf(email)));
    const made = create ? (await this.saver.saveEach(workspace, strangers, source)).map(({ id }) => id) : [];
    const { changed } = await this.put(workspace, idOrName, [...owners.values(), ...made], true, source);
    return { changed, created: made.length, unknown: create ? [] : strangers, invalid };
  }
}

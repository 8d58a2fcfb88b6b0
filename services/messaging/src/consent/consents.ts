import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import {
  referencesOfContact,
  type Channel,
  type ConsentView,
  type setConsent,
  type SubscriptionGroupView,
} from '@fanfare/contracts';
import { idsOfContact, RequestRefused, Requests } from '@fanfare/bus';
import { ForgottenStore } from '../forgetting/forgotten.store.js';
import { everyGroup, isConsented } from './consent.js';
import { ConsentStore, type StoredConsent } from './consent.store.js';
import { GroupStore } from './group.store.js';
import { TellingConsents } from './telling-consents.js';

/** What contacts want to be told. What was said under any id of a contact counts, the later word before the earlier. */
@Injectable()
export class Consents {
  constructor(
    private readonly consents: ConsentStore,
    private readonly groups: GroupStore,
    private readonly forgotten: ForgottenStore,
    private readonly requests: Requests,
    private readonly telling: TellingConsents,
  ) {}

  async set({ workspace, contact, at, ...said }: z.output<(typeof setConsent)['request']>): Promise<ConsentView[]> {
    const now = Date.now();
    if (at !== undefined && at > now) {
      throw new RequestRefused('Invalid', 'Nobody has said it yet.', [{ path: 'at', message: 'is in the future' }]);
    }
    if (said.group !== everyGroup && !(await this.groups.find(workspace, said.group))) {
      const message = 'There is no such subscription group. Save it first, or say * for all.';
      throw new RequestRefused('Invalid', message, [{ path: 'group', message }]);
    }
    if (!(await this.said(workspace, contact, { ...said, at: at ?? now }))) {
      throw new RequestRefused('NotFound', 'There is no such contact any more.');
    }
    return this.of(workspace, contact);
  }

  /** Keeps what a contact said; false: of who was deleted nothing is kept. */
  async said(workspace: string, contact: string, said: ConsentView): Promise<boolean> {
    const id = await this.presentId(workspace, contact);
    if (id === null) return false;
    await this.consents.say(workspace, id, said);
    // Whoever forgets the contact at this moment may have looked before it was there.
    if (!(await this.isForgotten(workspace, id))) {
      this.telling.look();
      return true;
    }
    await this.consents.forget(workspace, [id]);
    return false;
  }

  /** Who was deleted and came again under the same name has another id; null: nobody came. */
  private async presentId(workspace: string, contact: string): Promise<string | null> {
    if (!(await this.isForgotten(workspace, contact))) return contact;
    const { references } = await this.requests.ask(referencesOfContact, { workspace, id: contact });
    const [present = contact] = references.flatMap(({ id }) => id ?? []);
    return (await this.isForgotten(workspace, present)) ? null : present;
  }

  private async isForgotten(workspace: string, contact: string): Promise<boolean> {
    return (await this.forgotten.placeholderOf(workspace, contact)) !== null;
  }

  async of(workspace: string, contact: string): Promise<ConsentView[]> {
    const ids = await idsOfContact(this.requests, workspace, contact);
    return (await this.consents.of(workspace, ids)).map(viewOf);
  }

  /** Whether a contact may be sent what belongs to a group. What belongs to a group that is not there, nobody is sent. */
  async allows(workspace: string, contact: string, channel: Channel, group: string): Promise<boolean> {
    const [said, of] = await Promise.all([this.about(workspace, contact, channel), this.groups.find(workspace, group)]);
    return of !== null && isConsented(said, group, of.consent);
  }

  private async about(workspace: string, contact: string, channel: Channel): Promise<StoredConsent[]> {
    return this.consents.about(workspace, await idsOfContact(this.requests, workspace, contact), channel);
  }

  /** Every group, and whether the contact gets its messages. */
  async choices(
    workspace: string,
    contact: string,
    channel: Channel,
  ): Promise<{ group: SubscriptionGroupView; subscribed: boolean }[]> {
    const [said, groups] = await Promise.all([this.about(workspace, contact, channel), this.groups.list(workspace)]);
    return groups.map((group) => ({ group, subscribed: isConsented(said, group.id, group.consent) }));
  }
}

function viewOf({ channel, group, state, at, source }: StoredConsent): ConsentView {
  return { channel, group, state, at, source };
}

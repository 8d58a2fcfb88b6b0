import { Injectable } from '@nestjs/common';
import { findContacts } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { Consents } from '../consent/consents.js';
import { everyGroup } from '../consent/consent.js';
import { StopStore } from '../consent/stop.store.js';

/** What a number has texted, and when. */
export interface Said {
  workspace: string;
  number: string;
  at: number;
  source: string;
}

/**
 * Obeys the words by which people leave text messages, and come back: for the number, and for every contact who has it. Each
 * word may come twice, late, or be interrupted: whoever does it again finds the number's word and goes on.
 */
@Injectable()
export class NumberWords {
  constructor(
    private readonly stops: StopStore,
    private readonly consents: Consents,
    private readonly requests: Requests,
  ) {}

  /** The number first: from here on nothing is sent to it. */
  async stop(said: Said): Promise<void> {
    const { workspace, number, at, source } = said;
    await this.stops.stop(workspace, number, at);
    if ((await this.stops.wordOf(workspace, number))?.word !== 'stop') return;
    const no = { channel: 'sms', group: everyGroup, state: 'unsubscribed', at, source } as const;
    for (const id of await this.contactsWith(workspace, number)) await this.consents.said(workspace, id, no);
  }

  /**
   * Takes a STOP back, and nothing else: YES to a question is no consent of somebody who never left. The number last, so
   * that whoever was interrupted finds it stopped.
   */
  async start(said: Said): Promise<void> {
    while (!(await this.triedToStart(said)));
  }

  /** False: something else was heard of the number meanwhile, perhaps the very STOP that is to be taken back. */
  private async triedToStart({ workspace, number, at, source }: Said): Promise<boolean> {
    const last = await this.stops.wordOf(workspace, number);
    if (last && last.at > at) return true;
    if (last?.word === 'stop') {
      for (const id of await this.contactsWith(workspace, number)) await this.takeBack(workspace, id, { at, source });
    }
    return this.stops.start(workspace, number, last, at);
  }

  /** Groups that the contact had left by themselves stay left. */
  private async takeBack(
    workspace: string,
    contact: string,
    { at, source }: Pick<Said, 'at' | 'source'>,
  ): Promise<void> {
    const left = (await this.consents.of(workspace, contact)).filter(
      ({ channel, group, state }) => channel === 'sms' && group !== everyGroup && state === 'unsubscribed',
    );
    for (const one of left) await this.consents.said(workspace, contact, { ...one, at });
    await this.consents.said(workspace, contact, {
      channel: 'sms',
      group: everyGroup,
      state: 'subscribed',
      at,
      source,
    });
  }

  /** Contacts may have it as the hub wrote it, without the plus. */
  private async contactsWith(workspace: string, number: string): Promise<string[]> {
    const filter = { left: '{{ contact.mobile }}', op: 'in', right: [number, number.slice(1)] } as const;
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const page = await this.requests.ask(findContacts, { workspace, filter, ...(after !== undefined && { after }) });
      ids.push(...page.contacts.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    return ids;
  }
}

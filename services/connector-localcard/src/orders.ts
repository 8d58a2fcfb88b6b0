import { Injectable } from '@nestjs/common';
import { readAs, type FailureOutcome } from '@fanfare/connector';
import type { Json } from '@fanfare/contracts';
import { z } from 'zod';
import { differences, referenceTaken } from './differences.js';
import { issued, issuedList, type Issued } from './issued.js';
import type { LocalCardAccount } from './localcard.app.js';
import { LocalCardClient } from './localcard.client.js';
import { refusalOf } from './refusal.js';

type Kind = 'card' | 'gift';

/** A card or a gift to be paid for. */
export interface Order {
  kind: Kind;
  path: string;
  /** What it is made from, for people: `card template t1`. */
  from: string;
  /** The id of that. */
  offer: string;
  reference: string;
  /** A decimal string. */
  value: string;
  recipient: { name?: string | undefined; email?: string | undefined; mobile?: string | undefined };
  /** What else is said of it. */
  body: object;
}

/** Has LocalCard issue cards and gifts, one for a reference. */
@Injectable()
export class Orders {
  constructor(private readonly localCard: LocalCardClient) {}

  /** Throws when nobody knows whether it was issued: it is then to be found, or not, by its reference. */
  async place(account: LocalCardAccount, order: Order, signal: AbortSignal): Promise<Issued | FailureOutcome> {
    const { path, body, value, recipient, reference } = order;
    const response = await this.localCard.post(account, path, { ...body, value, recipient, reference }, signal);
    const { status } = response;
    if (status === 409) return this.first(account, order, response.body, signal);
    if (status < 200 || status > 299) return refusalOf(response, order, account);
    return readAs(issued, response.body, account.name);
  }

  /** What was issued under the order's reference; null: nothing. A failure: something that is not what was ordered. */
  async find(account: LocalCardAccount, order: Order, signal: AbortSignal): Promise<Issued | FailureOutcome | null> {
    const { kind, reference } = order;
    const query = new URLSearchParams({ reference });
    const { items } = await this.localCard.get(account, `/v1/${kind}s?${query.toString()}`, issuedList, signal);
    const [first] = items;
    if (!first) return null;
    // Whoever takes no notice of the question answers with what other steps have paid for.
    if (items.some((one) => one.reference !== undefined && one.reference !== reference)) {
      throw new Error(`${account.name} was asked for one reference and answered with others`);
    }
    return this.own(account, order, items.find((one) => differences(order, one).length === 0) ?? first); // prettier-ignore
  }

  /** The reference has paid already: for this, as the answer says itself. */
  private async first(
    account: LocalCardAccount,
    order: Order,
    body: Json,
    signal: AbortSignal,
  ): Promise<Issued | FailureOutcome> {
    const said = z.object({ card: issued.optional(), gift: issued.optional() }).safeParse(body).data ?? {};
    const own = said[order.kind];
    if (own) return this.own(account, order, own);
    if (said.card ?? said.gift) return referenceTaken(account.name, order, ['kind']);
    const found = await this.find(account, order, signal);
    if (found) return found;
    throw new Error(`${account.name} answered 409 to POST ${order.path}, and has no ${order.kind} with this reference`);
  }

  private own({ name }: LocalCardAccount, order: Order, found: Issued): Issued | FailureOutcome {
    const fields = differences(order, found);
    return fields.length === 0 ? found : referenceTaken(name, order, fields);
  }
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { channel } from '@fanfare/contracts';
import { CONFIG } from '@fanfare/chassis';
import type { MessagingConfig } from '../messaging.config.js';

/** Whose link it is, and what it leaves. Nothing in it is secret; it only must come from us. */
const claim = z.object({ workspace: z.string(), contact: z.string(), channel, group: z.string() });
export type Claim = z.output<typeof claim>;

/** Links by which people leave what they are sent, without a login: signed, so that nobody can make one for somebody else. */
@Injectable()
export class Links {
  constructor(@Inject(CONFIG) private readonly config: MessagingConfig) {}

  /** Null where the settings are missing that they need. */
  of(whose: Claim): { unsubscribeUrl: string; preferencesUrl: string } | null {
    const { MESSAGING_PUBLIC_URL: base, MESSAGING_LINK_KEYS: keys } = this.config;
    const [key] = keys;
    if (base === undefined || key === undefined) return null;
    const { workspace, contact, channel, group } = whose;
    const payload = Buffer.from(JSON.stringify([workspace, contact, channel, group])).toString('base64url');
    const token = `${payload}.${signatureOf(payload, key)}`;
    const root = base.replace(/\/+$/, '');
    // Not in the path: the router takes no more than a hundred characters of a parameter there.
    return { unsubscribeUrl: `${root}/unsubscribe?t=${token}`, preferencesUrl: `${root}/preferences?t=${token}` };
  }

  /** Null when it is not ours. */
  read(token: string): Claim | null {
    const [payload = '', signature = ''] = token.split('.');
    const isOurs = this.config.MESSAGING_LINK_KEYS.some((key) => isSame(signature, signatureOf(payload, key)));
    if (!isOurs) return null;
    const [workspace, contact, of, group] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as unknown[];
    return claim.parse({ workspace, contact, channel: of, group });
  }
}

function signatureOf(payload: string, key: string): string {
  return createHmac('sha256', key).update(`unsubscribe:${payload}`).digest('base64url');
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import {
  getConsents,
  listSubscriptionGroups,
  saveSubscriptionGroup,
  setConsent,
  type ReplyOf,
} from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { Consents } from './consents.js';
import { GroupStore } from './group.store.js';

/** What other services may ask about what contacts want to be told. */
@Controller()
export class ConsentController {
  constructor(
    private readonly consents: Consents,
    private readonly groups: GroupStore,
  ) {}

  @Answers(saveSubscriptionGroup)
  async saveGroup({ workspace, ...given }: z.output<(typeof saveSubscriptionGroup)['request']>): Promise<ReplyOf<typeof saveSubscriptionGroup>> {
    const group = { ...given, description: given.description ?? null };
    await this.groups.save(workspace, group);
    return group;
  } // prettier-ignore

  @Answers(listSubscriptionGroups)
  async listGroups({ workspace }: z.output<(typeof listSubscriptionGroups)['request']>): Promise<ReplyOf<typeof listSubscriptionGroups>> {
    return { groups: await this.groups.list(workspace) };
  } // prettier-ignore

  @Answers(setConsent)
  async set(said: z.output<(typeof setConsent)['request']>): Promise<ReplyOf<typeof setConsent>> {
    return { consents: await this.consents.set(said) };
  }

  @Answers(getConsents)
  async get({ workspace, contact }: z.output<(typeof getConsents)['request']>): Promise<ReplyOf<typeof getConsents>> {
    return { consents: await this.consents.of(workspace, contact) };
  }
}

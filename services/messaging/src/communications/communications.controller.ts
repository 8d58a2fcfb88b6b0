import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { getCommunication, listCommunications, resendCommunication, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { Communications } from './communications.js';
import { Resending } from './resending.js';
import { viewOf } from './communication-view.js';

/** What other services may ask about messages to contacts. */
@Controller()
export class CommunicationsController {
  constructor(
    private readonly communications: Communications,
    private readonly resending: Resending,
  ) {}

  @Answers(listCommunications)
  list(query: z.output<(typeof listCommunications)['request']>): Promise<ReplyOf<typeof listCommunications>> {
    return this.communications.list(query);
  }

  @Answers(getCommunication)
  async get({
    workspace,
    id,
  }: z.output<(typeof getCommunication)['request']>): Promise<ReplyOf<typeof getCommunication>> {
    return viewOf(await this.communications.find(workspace, id));
  }

  @Answers(resendCommunication)
  resend(asked: z.output<(typeof resendCommunication)['request']>): Promise<ReplyOf<typeof resendCommunication>> {
    return this.resending.resend(asked);
  }
}

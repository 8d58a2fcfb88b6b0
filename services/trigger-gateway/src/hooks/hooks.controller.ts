import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { HookKind } from '@fanfare/contracts';
import { CONFIG, type Reply } from '@fanfare/chassis';
import type { GatewayConfig } from '../gateway.config.js';
import { ProblemError } from '../problem-error.js';
import { HookCounts } from './hook-counts.js';
import { HookIntake } from './hook-intake.js';
import { knownHookOf, receivedOf, type HookRequest } from './hook-request.js';

/** What Twilio takes for "nothing to say" (twilio.com/docs/usage/webhooks/sms-webhooks); it warns of any other answer. */
const emptyTwiml = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>';

/** `POST /v1/hooks/:token`: whatever is posted becomes an event; the answer says that JetStream has stored it. */
@Controller('v1/hooks/:token')
export class HooksController {
  constructor(
    private readonly intake: HookIntake,
    private readonly counts: HookCounts,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  @Post()
  async receive(@Req() request: HookRequest, @Body() bytes: unknown, @Res() reply: Reply): Promise<void> {
    const known = knownHookOf(request);
    const { kind } = known.hook;
    try {
      const id = await this.intake.take(known, receivedOf(request, bytes, this.config.GATEWAY_PUBLIC_URL));
      this.counts.accepted(kind);
      accept(reply, kind, id);
    } catch (error) {
      throw this.counts.refused(kind, error);
    }
  }

  /** Mailchimp looks whether anybody is there before it takes an address (its guide on audience webhooks). */
  @Get()
  async isThere(@Req() request: HookRequest, @Res() reply: Reply): Promise<void> {
    if (knownHookOf(request).hook.kind !== 'mailchimp') {
      reply.header('allow', 'POST');
      throw new ProblemError(405, 'MethodNotAllowed', 'Post to this address.');
    }
    reply.code(200).type('text/plain').send('ok');
  }
}

function accept(reply: Reply, kind: HookKind, id: string): void {
  if (kind === 'twilio') {
    reply.code(200).type('text/xml').send(emptyTwiml);
    return;
  }
  reply
    .code(202)
    .type('application/json')
    .send(JSON.stringify({ id, status: 'accepted' }));
}

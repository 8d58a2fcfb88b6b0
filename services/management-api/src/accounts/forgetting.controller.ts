import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { forgetAudit, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { routes } from '../routes.js';
import { AuditStore } from './audit.store.js';

/** The operations whose addresses name a contact. */
const aboutContacts = Object.entries(routes).flatMap(([name, { path }]) =>
  path.includes('/contacts/:') ? [name] : [],
);

/** Forgets contacts, when somebody asks: what was done stays in the log, by whom and when. */
@Controller()
export class ForgettingController {
  constructor(private readonly entries: AuditStore) {}

  @Answers(forgetAudit)
  async forget(who: z.output<typeof forgetAudit.request>): Promise<ReplyOf<typeof forgetAudit>> {
    return { auditEntries: await this.entries.forget(who, aboutContacts) };
  }
}

import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { listContactLocks, unlockContact, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { LoopGuard } from './loop-guard.js';

/** Shows people whom the loop guard has locked, and unlocks them. */
@Controller()
export class LocksController {
  constructor(private readonly guard: LoopGuard) {}

  @Answers(listContactLocks)
  async list(of: z.output<typeof listContactLocks.request>): Promise<ReplyOf<typeof listContactLocks>> {
    return { locks: this.guard.locksOf(of, Date.now()) };
  }

  @Answers(unlockContact)
  async unlock({ contact, ...of }: z.output<typeof unlockContact.request>): Promise<ReplyOf<typeof unlockContact>> {
    return { unlocked: await this.guard.unlock(of, contact, Date.now()) };
  }
}

import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { assignAchievement, assignBonusEntries, assignScore, changeEntryTags, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { doneByHand, stepByHand } from '@fanfare/connector';
import { AssignAchievement } from '../achievements/assign-achievement.action.js';
import { AssignBonusEntries } from '../bonus/assign-bonus-entries.action.js';
import { TagSteps } from '../entries/tag-steps.js';
import { AssignScore } from '../gameplays/assign-score.action.js';
import { TellingByHand } from './telling-by-hand.js';

/** What people do that actions do in workflows: each is a step of the action, so its rules hold. */
@Controller()
export class ByHandController {
  constructor(
    private readonly bonus: AssignBonusEntries,
    private readonly tagging: TagSteps,
    private readonly scoring: AssignScore,
    private readonly achievements: AssignAchievement,
    private readonly telling: TellingByHand,
  ) {}

  @Answers(assignBonusEntries)
  async assignBonus(asked: z.output<typeof assignBonusEntries.request>): Promise<ReplyOf<typeof assignBonusEntries>> {
    const { workspace, contact, requestId, competition, count } = asked;
    const about = ['bonus', contact, competition];
    const step = stepByHand({ workspace, contact, about, requestId, input: { competition, count } });
    return doneByHand((await this.bonus.run([step]))[0]).data;
  }

  @Answers(changeEntryTags)
  async changeTags(asked: z.output<typeof changeEntryTags.request>): Promise<ReplyOf<typeof changeEntryTags>> {
    const { workspace, requestId, id, kind, tags } = asked;
    const about = ['tags', kind, id];
    const step = stepByHand({ workspace, contact: null, about, requestId, input: { entry: id, tags } });
    return doneByHand((await this.tagging.run([step], kind === 'add'))[0]).data;
  }

  @Answers(assignScore)
  async score(asked: z.output<typeof assignScore.request>): Promise<ReplyOf<typeof assignScore>> {
    const { workspace, requestId, id, score, mode, context } = asked;
    const input = { gameplay: id, score, mode, context };
    const step = stepByHand({ workspace, contact: null, about: ['score', id], requestId, input });
    return doneByHand((await this.scoring.run([step]))[0]).data;
  }

  @Answers(assignAchievement)
  async assignAchievement(
    asked: z.output<typeof assignAchievement.request>,
  ): Promise<ReplyOf<typeof assignAchievement>> {
    const { workspace, contact, requestId, achievement } = asked;
    const about = ['achievement', contact, achievement];
    const step = stepByHand({ workspace, contact, about, requestId, input: { achievement } });
    const { data, events = [] } = doneByHand((await this.achievements.run([step]))[0]);
    await this.telling.tell(step, events);
    return data;
  }
}

import { z } from 'zod';
import { assignAchievement } from '@fanfare/contracts';
import { defineAction, exit, failure, Handles, Once, type ActionHandler, type Step } from '@fanfare/connector';
import { keyOf } from '@fanfare/chassis';
import { DefinitionStore } from '../definitions/definition.store.js';
import { EarnedStore } from './earned.store.js';

export const AssignContactAchievement = defineAction({
  name: 'AssignContactAchievement',
  title: 'Assign an achievement',
  summary: 'Gives the contact an achievement, which it has once.',
  input: z.object({
    achievement: assignAchievement.request.shape.achievement.meta({ title: 'Achievement', choices: 'achievements' }),
  }),
  exits: { Success: z.object({ isNew: z.boolean().describe('False: the contact had it already.') }) },
  repeat: 'own',
  causes: ['Contact.AchievementEarned'],
  batch: { max: 100 },
});

type AchievementStep = Step<typeof AssignContactAchievement>;

@Handles(AssignContactAchievement)
export class AssignAchievement implements ActionHandler<typeof AssignContactAchievement> {
  constructor(
    private readonly definitions: DefinitionStore,
    private readonly earned: EarnedStore,
    private readonly once: Once,
  ) {}

  run(steps: readonly AchievementStep[]) {
    return this.once.do(steps, (open) => this.work(open));
  }

  private async work(steps: readonly AchievementStep[]) {
    const defined = await this.definitions.documents.find(steps.map(definitionKey));
    const wanted = steps.flatMap((step) => {
      const { id, workspace, contactId: contact, at, input } = step;
      return contact === null || !defined.get(definitionKey(step))?.settings
        ? []
        : [{ workspace, contact, achievement: input.achievement, step: id, at }];
    });
    const standing = await this.earned.give(wanted);
    const byStep = new Map(wanted.map(({ step }, i) => [step, standing[i]]));
    return steps.map(({ id, contactId, input: { achievement } }) => {
      if (contactId === null) return noContact();
      const earned = byStep.get(id);
      return earned ? given(achievement, earned.step === id) : undefinedAchievement(achievement);
    });
  }
}

/** Of one that the contact had already nobody is told again. */
function given(achievementId: string, isNew: boolean) {
  const events = isNew ? [{ type: 'Contact.AchievementEarned', data: { achievementId } } as const] : [];
  return exit('Success', { isNew }, { events });
}

function definitionKey({ workspace, input }: AchievementStep): string {
  return keyOf(workspace, 'achievement', input.achievement);
}

const noContact = () => failure('NoContact', 'The event is about nobody, so nobody can get an achievement.');
const undefinedAchievement = (id: string) =>
  failure('AchievementNotFound', `There is no achievement ${id} in this workspace. Define it first.`);

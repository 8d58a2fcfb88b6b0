import { Controller } from '@nestjs/common';
import { z } from 'zod';
import {
  fieldProblems,
  schedule,
  type ArmedSchedule,
  type FieldProblem,
  type JsonObject,
  type Schedule,
} from '@fanfare/contracts';
import { nextFirings, resolveSchedule, scheduleOf, scheduleProblems } from '@fanfare/engine';
import { ProblemError } from '../http/problem-error.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { Drafts } from '../workflows/drafts.js';
import { Arming } from './arming.js';
import { scheduleRoutes as routes } from './schedule.routes.js';

const shown = 5;

/** What of a draft, whatever else is wrong with it, says when it starts by itself. */
const scheduledDraft = z.object({
  trigger: z.object({ schedule: schedule.optional() }).optional(),
  settings: z.object({ timezone: z.string().optional() }).optional(),
});

@Controller()
export class SchedulesController {
  constructor(
    private readonly drafts: Drafts,
    private readonly arming: Arming,
  ) {}

  @Serves(routes.show)
  async show({ params: { workspace, id } }: Given<typeof routes.show>) {
    const workflow = await this.drafts.get(workspace, id);
    const definition = await this.arming.definitionInForce(workflow);
    if (!definition) return { ...previewOfDraft(workflow.draft), armed: false };
    const since = await this.arming.armedSince(workspace, id, definition);
    const preview = previewOf(scheduleOf(definition), definition.settings?.timezone, since ?? undefined);
    return { ...preview, armed: since !== null };
  }

  @Serves(routes.preview)
  async preview({ body }: Given<typeof routes.preview>) {
    refuse(scheduleProblems(body.schedule, 'schedule', { timezone: body.timezone, path: 'timezone' }));
    return previewOf(resolveSchedule(body.schedule, body.timezone), body.timezone);
  }
}

function previewOfDraft(draft: JsonObject) {
  const parsed = scheduledDraft.safeParse(draft);
  if (!parsed.success) throw refusal(fieldProblems(parsed.error));
  const { trigger, settings } = parsed.data;
  const given: Schedule | undefined = trigger?.schedule;
  if (given) refuse(scheduleProblems(given, 'trigger.schedule', { timezone: settings?.timezone }));
  return previewOf(given ? resolveSchedule(given, settings?.timezone) : null, settings?.timezone);
}

function previewOf(given: ArmedSchedule | null, workflowZone = 'UTC', since?: number) {
  const timezone = given && 'cron' in given ? given.timezone : workflowZone;
  return { schedule: given, timezone, next: given ? nextFirings(given, Date.now(), shown, since) : [] };
}

function refuse(errors: FieldProblem[]): void {
  if (errors.length > 0) throw refusal(errors);
}

function refusal(errors: FieldProblem[]): ProblemError {
  return new ProblemError(422, 'InvalidWorkflow', 'The schedule cannot be used as it is.', { errors });
}

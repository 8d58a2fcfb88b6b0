import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { maxEventsPerBatch } from '@fanfare/contracts';
import type { Reply } from '@fanfare/chassis';
import { acceptEvent } from './accept-event.js';
import { answerBatch, answerOne, type Answer } from './answer.js';
import { EventIntake } from './event-intake.js';
import { isSuspicious } from './poisoned-keys.js';
import { ProblemError } from './problem-error.js';
import { readBody } from './read-body.js';

/** `POST /v1/workspaces/:workspace/events`: one event or a batch; 202 says that JetStream has stored it. */
@Controller('v1/workspaces/:workspace/events')
export class AcceptEventsController {
  constructor(private readonly intake: EventIntake) {}

  @Post()
  async accept(@Param('workspace') workspace: string, @Body() bytes: unknown, @Res() reply: Reply): Promise<void> {
    const { value, text } = readBody(bytes);
    const { events, path } = eventsIn(value);
    const acceptance = { workspace, now: Date.now(), suspicious: isSuspicious(text) };
    const verdicts = events.map((event) => acceptEvent(event, acceptance));
    const accepted = verdicts.filter((verdict) => 'line' in verdict);
    const stored = await this.intake.store(accepted);
    this.intake.countRefused(verdicts);
    const answer: Answer = path === null ? answerOne(verdicts[0], stored[0]) : answerBatch(verdicts, stored, path);
    reply.code(answer.status).type('application/json').send(JSON.stringify(answer.body));
  }
}

/** The events of a body, and the path before an event's index in it; null when the body is one event itself. */
function eventsIn(value: unknown): { events: readonly unknown[]; path: string | null } {
  if (Array.isArray(value)) return { events: bounded(value, ''), path: '' };
  if (typeof value !== 'object' || value === null) {
    throw new ProblemError(
      400,
      'InvalidBody',
      'Send an event (a JSON object), an array of events, or { "events": [...] }.',
    );
  }
  if (!('events' in value) || 'type' in value) return { events: [value], path: null };
  if (!Array.isArray(value.events)) {
    throw new ProblemError(400, 'InvalidBody', 'The field events must be an array of events.', {
      errors: [{ path: 'events', message: 'expected an array' }],
    });
  }
  return { events: bounded(value.events, 'events'), path: 'events' };
}

function bounded(events: readonly unknown[], path: string): readonly unknown[] {
  if (events.length === 0) {
    throw new ProblemError(400, 'InvalidBody', 'The batch is empty; send at least one event.', {
      errors: [{ path, message: 'expected at least one event' }],
    });
  }
  if (events.length <= maxEventsPerBatch) return events;
  const message = `the batch holds ${events.length} events; at most ${maxEventsPerBatch} are accepted`;
  throw new ProblemError(413, 'BatchTooLarge', `Nothing was stored: ${message}.`, { errors: [{ path, message }] });
}

import { Controller, Get, Header } from '@nestjs/common';
import { publishedEvent, triggerNames, triggers } from '@fanfare/contracts';
import { z } from 'zod';

// Computed once: the schemas cannot change while the process lives.
const listing = JSON.stringify({
  event: jsonSchema(publishedEvent),
  triggers: triggerNames.map((name) => ({ name, data: jsonSchema(triggers[name]) })),
});

/** `GET /v1/triggers`: the form of an event, and of the `data` of every trigger, as JSON Schema. */
@Controller('v1/triggers')
export class TriggersController {
  @Get()
  @Header('content-type', 'application/json; charset=utf-8')
  list(): string {
    return listing;
  }
}

function jsonSchema(schema: z.ZodType): object {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}

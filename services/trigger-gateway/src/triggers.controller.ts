import { Controller, Get, Header } from '@nestjs/common';
import { jsonSchemaOf, publishedEvent, triggerNames, triggers } from '@fanfare/contracts';

// Computed once: the schemas cannot change while the process lives.
const listing = JSON.stringify({
  event: jsonSchemaOf(publishedEvent),
  triggers: triggerNames.map((name) => ({ name, data: jsonSchemaOf(triggers[name]) })),
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

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { startTest, type StoredEvent } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { invalid } from '../http/problem-error.js';
import { Activations } from '../workflows/activations.js';
import { People } from './people.js';
import { Tries } from './tries.js';
import type { LiveTestRequest } from './try.routes.js';
import type { Tryable } from './tryable.js';

/** Starts real runs that are tests. */
@Injectable()
export class LiveTests {
  constructor(
    private readonly tries: Tries,
    private readonly people: People,
    private readonly activations: Activations,
    private readonly requests: Requests,
  ) {}

  async start(tryable: Tryable, asked: LiveTestRequest): Promise<{ run: string; version: number }> {
    const { workspace, workflow } = tryable;
    const { contact: contactId, delays, request = randomUUID() } = asked;
    if (!(await this.people.now(workspace, contactId))) {
      throw invalid([{ path: 'contact', message: 'there is no such contact' }]);
    }
    const { event: found } = await this.tries.eventOf(tryable, asked);
    // Whoever the event was about: the test is about somebody else.
    const { contact: _whoever, session: _session, ...event } = found;
    const tested: StoredEvent = { ...event, id: asked.eventId ?? `test-${request}`, contactId };
    const version = tryable.version ?? (await this.activations.freezeDraft(workspace, workflow));
    const { run } = await this.requests.ask(
      startTest,
      { workspace, workflow, version, event: JSON.stringify(tested), request, skipsDelays: delays === 'skip' },
      15_000,
    );
    return { run, version };
  }
}

import { Injectable } from '@nestjs/common';
import { resolveGameplays } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { CompiledWorkflow, Start } from '@fanfare/engine';

const maxPerRequest = 250;

/** The gameplays that events are of: asked of engagement for runs whose workflow refers to them, and answered the same for ever. */
@Injectable()
export class GameplaysOfEvents {
  constructor(private readonly requests: Requests) {}

  /** Gives those who begin the gameplay of their event, where they want to know and there is one. */
  async giveTo(admitted: readonly { workflow: CompiledWorkflow; start: Start }[]): Promise<void> {
    const asked = admitted.flatMap(({ workflow, start }) => {
      const gameplay = start.event.data['gameplayId'];
      if (!workflow.refersToGameplay || typeof gameplay !== 'string' || gameplay === '') return [];
      const { id: run, workspace, startedAt: at } = start.run;
      return [{ start, ask: { run, workspace, at, gameplay } }];
    });
    for (let i = 0; i < asked.length; i += maxPerRequest) {
      const some = asked.slice(i, i + maxPerRequest);
      const { starts } = await this.requests.ask(resolveGameplays, { starts: some.map(({ ask }) => ask) }, 15_000);
      const found = new Map(starts.map(({ run, gameplay }) => [run, gameplay]));
      for (const { start } of some) {
        const gameplay = found.get(start.run.id);
        if (gameplay) start.gameplay = gameplay;
      }
    }
  }
}

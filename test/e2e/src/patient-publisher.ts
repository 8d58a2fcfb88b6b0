import { setTimeout as delay } from 'node:timers/promises';
import type { PublishedEvent } from '@fanfare/contracts';
import type { ApiClient } from './api-client.js';

/** What a hub should do: post again, under the same ids, until the gateway says 202. Returns how often it had to repeat. */
export async function publishPatiently(gateway: ApiClient, events: readonly PublishedEvent[]): Promise<number> {
  for (let repeats = 0; ; repeats++) {
    const status = await gateway.send('POST', '/events', events).then(
      (answer) => answer.status,
      () => 0, // the connection broke: nobody knows whether the events are stored
    );
    if (status === 202) return repeats;
    if (status !== 0 && status !== 503) throw new Error(`the gateway answered ${status}`);
    await delay(200);
  }
}

import { historyEntry, subjects } from '@fanfare/contracts';
import { connect, type NatsConnection } from '@nats-io/transport-node';

/** How long after the instant that they waited for runs were over: seen on HISTORY, where facts bear the recorded instant. */
export class Lateness {
  private readonly overAt = new Map<string, number>();

  private constructor(private readonly connection: NatsConnection) {}

  static async listen(natsUrl: string, workspace: string): Promise<Lateness> {
    const connection = await connect({ servers: natsUrl, maxReconnectAttempts: -1, reconnectTimeWait: 100 });
    const lateness = new Lateness(connection);
    connection.subscribe(subjects.history(workspace), { callback: (_, message) => lateness.take(message.string()) });
    return lateness;
  }

  /** In ms, the earliest first. */
  after(instant: number): number[] {
    return [...this.overAt.values()].map((at) => at - instant).sort((a, b) => a - b);
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private take(text: string): void {
    const now = Date.now();
    for (const line of text.split('\n')) {
      const [head = ''] = line.split('\t', 1);
      const entry = historyEntry.parse(JSON.parse(head));
      if (entry.kind === 'branch.ended' && !this.overAt.has(entry.run)) this.overAt.set(entry.run, now);
    }
  }
}

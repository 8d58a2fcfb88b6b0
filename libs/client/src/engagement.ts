import { z } from 'zod';
import { countEngagement, leaderboard, listEntries, type ReplyOf } from '@fanfare/contracts';
import { callIn, type Call, type Endpoint } from './call.js';

export interface EntryQuery {
  contact?: string;
  competition?: string;
  tag?: string;
  after?: string;
  limit?: number;
}

const competition = z.object({
  id: z.string(),
  name: z.string(),
  opensAt: z.string().nullish(),
  closesAt: z.string().nullish(),
  defined: z.boolean(),
});
export type CompetitionLine = z.infer<typeof competition>;
const competitions = z.object({ competitions: z.array(competition), next: z.string().nullable() });

/** What contacts do on the hubs of a workspace. */
export class Engagement {
  constructor(
    private readonly endpoint: Endpoint,
    private readonly workspace: string,
  ) {}

  competitions(query: { after?: string; limit?: number } = {}): Promise<z.infer<typeof competitions>> {
    return this.ask({ method: 'GET', path: '/competitions', query, reply: competitions });
  }

  competition(id: string): Promise<CompetitionLine> {
    return this.ask({ method: 'GET', path: at(id), reply: competition });
  }

  counts(id: string): Promise<ReplyOf<typeof countEngagement>> {
    return this.ask({ method: 'GET', path: `${at(id)}/counts`, reply: countEngagement.reply });
  }

  leaders(id: string, query: { limit?: number } = {}): Promise<ReplyOf<typeof leaderboard>> {
    return this.ask({ method: 'GET', path: `${at(id)}/leaderboard`, query, reply: leaderboard.reply });
  }

  entries(query: EntryQuery): Promise<ReplyOf<typeof listEntries>> {
    return this.ask({ method: 'GET', path: '/entries', query: { ...query }, reply: listEntries.reply });
  }

  private ask<R extends z.ZodType>(call: Call<R>): Promise<z.output<R>> {
    return callIn(this.endpoint, this.workspace, call);
  }
}

function at(id: string): string {
  return `/competitions/${encodeURIComponent(id)}`;
}

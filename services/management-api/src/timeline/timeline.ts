import { Injectable } from '@nestjs/common';
import type { TimelinePage } from '@fanfare/contracts';
import { idsOfContact, RequestRefused, Requests } from '@fanfare/bus';
import { isWeather, Log } from '@fanfare/chassis';
import { merged } from './merged.js';
import { beginning, writePlace, type TimelinePlace } from './timeline-place.js';
import type { TimelineSource } from './timeline-source.js';
import { TimelineSources } from './timeline-sources.js';

/** All that happened to a contact and that it did, out of what every service knows. A service that is away is named, and left out. */
@Injectable()
export class Timeline {
  constructor(
    private readonly requests: Requests,
    private readonly sources: TimelineSources,
    private readonly log: Log,
  ) {}

  async page(workspace: string, id: string, place: TimelinePlace = beginning, limit = 50): Promise<TimelinePage> {
    const missing = new Set<string>();
    const failed = new Set<string>();
    const orElse = async <T>(service: string, asking: Promise<T>, instead: T): Promise<T> => {
      try {
        return await asking;
      } catch (error) {
        // What its owner refuses is an answer: there is no such contact, or the list cannot go on there.
        if (error instanceof RequestRefused || !isWeather(error)) throw error;
        this.log.warn({ err: error, service }, 'a timeline goes without a service');
        missing.add(service);
        return instead;
      }
    };
    const [ids, programmes] = await Promise.all([
      orElse('contacts', idsOfContact(this.requests, workspace, id), [id]),
      orElse('rewards', this.sources.programmes(workspace), []),
    ]);
    const answering = (source: TimelineSource): TimelineSource => ({
      ...source,
      async page(after, limitOfPage) {
        const nothing = { items: [], next: null };
        const page = await orElse(source.service, source.page(after, limitOfPage), nothing);
        if (page === nothing) failed.add(source.name);
        return page;
      },
    });
    const { items, next } = await merged(this.sources.of(workspace, ids, programmes).map(answering), place, limit);
    return { items, missing: [...missing].sort(), next: next && writePlace(again(next, place, failed)) };
  }
}

/** Sources that failed are where they were: the next page asks them again for what is older than this one. */
function again(next: TimelinePlace, before: TimelinePlace, failed: ReadonlySet<string>): TimelinePlace {
  const answered = Object.entries(next.pages).filter(([name]) => !failed.has(name));
  const unanswered = Object.entries(before.pages).filter(([name]) => failed.has(name));
  return { ...next, pages: Object.fromEntries([...answered, ...unanswered]) };
}

import { Injectable } from '@nestjs/common';
import type { Condition, ContactSnapshot } from '@fanfare/contracts';
import { contactFilter, looksAt, type ContactFilter } from '@fanfare/engine';
import { contactKey, type Contact } from '../contact/contact.js';
import { snapshotOf } from '../contact/snapshot.js';
import { ListStore } from '../lists/list.store.js';
import { SegmentStore, type StoredSegment } from './segment.store.js';
import type { Segment, Segments } from './segments.js';

/** Every edit asks for them; a change counts everywhere within this time, and no pass over contacts begins before. */
const rememberedMs = 1_000;

/** The segments of workspaces, remembered for a moment and ready to be asked. */
@Injectable()
export class KnownSegments {
  private readonly known = new Map<string, { until: number; segments: Promise<Segments> }>();
  private readonly compiled = new Map<string, { condition: string; filter: ContactFilter }>();

  constructor(
    private readonly store: SegmentStore,
    private readonly lists: ListStore,
  ) {}

  of(workspace: string, now = Date.now()): Promise<Segments> {
    const known = this.known.get(workspace);
    if (known && known.until > now) return known.segments;
    const segments = this.read(workspace);
    this.known.set(workspace, { until: now + rememberedMs, segments });
    return segments;
  }

  async ofEach(workspaces: readonly string[]): Promise<Map<string, Segments>> {
    const each = [...new Set(workspaces)].map(async (workspace) => [workspace, await this.of(workspace)] as const);
    return new Map(await Promise.all(each));
  }

  forget(workspace: string): void {
    this.known.delete(workspace);
  }

  /** One as it is stored, ready to be asked. */
  segmentOf(stored: StoredSegment): Segment {
    const { id, name, state, tellsAll } = stored;
    const filter = this.filterOf(stored);
    return { id, name, filling: state === 'filling', tellsAll, matches: (data, now) => filter.matches(data, now) };
  }

  private async read(workspace: string): Promise<Segments> {
    try {
      const stored = (await this.store.all(workspace)).filter(({ state }) => state !== 'removing');
      if (stored.some(({ condition }) => looksAt(JSON.parse(condition) as Condition, 'lists'))) {
        await this.lists.remember((await this.lists.all(workspace)).map(({ id }) => contactKey(workspace, id)));
      }
      return { all: stored.map((segment) => this.segmentOf(segment)), dataOf: (contact) => this.dataOf(contact) };
    } catch (error) {
      this.forget(workspace);
      throw error;
    }
  }

  private filterOf({ _id, workspace, condition }: StoredSegment): ContactFilter {
    const known = this.compiled.get(_id);
    if (known?.condition === condition) return known.filter;
    const filter = contactFilter(JSON.parse(condition) as Condition, workspace);
    this.compiled.set(_id, { condition, filter });
    return filter;
  }

  /** Without its segments: what one is must not hang on another. */
  private dataOf(contact: Contact): ContactSnapshot {
    const nameOf = (id: string) => this.lists.nameOf(contact.workspace, id);
    return snapshotOf({ ...contact, segments: [] }, nameOf);
  }
}

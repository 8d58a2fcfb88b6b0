import type { TimelineItem } from '@fanfare/contracts';

/** A part of what a source knows, newest first. */
export interface SourcePage {
  items: TimelineItem[];
  next: string | null;
}

/** One service's list of one kind of things, of one of the contact's ids or of all. */
export interface TimelineSource {
  /** Names it in the place where a page ends. */
  name: string;
  service: string;
  page(after: string | undefined, limit: number): Promise<SourcePage>;
}

import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { changeEntryTags } from '@fanfare/contracts';
import { exit, failure, Once, type Step } from '@fanfare/connector';
import { keyOf } from '@fanfare/chassis';
import { Awaiting, notKeptYet } from '../steps/awaited.js';
import type { Entry, TagMark } from './entry.js';
import { EntryStore } from './entry.store.js';
import { marked, maxTags } from './tagging.js';

export const tagsInput = z.object({
  tags: changeEntryTags.request.shape.tags.meta({ title: 'Tags' }),
  entry: z.string().min(1).max(128).optional().meta({
    title: 'Entry',
    description: 'Without it: the entry of the event.',
    default: '{{ trigger.data.entryId }}',
  }),
});

export const taggedEntry = z.object({
  entryId: z.string(),
  tags: z.array(z.string()).describe('All tags of the entry afterwards.'),
});

type TagStep = Pick<Step, 'id' | 'workspace' | 'at'> & { input: z.output<typeof tagsInput> };

/** Adds or removes tags of entries: steps on one entry in one write. */
@Injectable()
export class TagSteps {
  constructor(
    private readonly entries: EntryStore,
    private readonly awaiting: Awaiting,
    private readonly once: Once,
  ) {}

  run(steps: readonly TagStep[], on: boolean) {
    return this.once.do(steps, (open) => this.work(open, on));
  }

  private async work(steps: readonly TagStep[], on: boolean) {
    const named = steps.flatMap((step) => (step.input.entry === undefined ? [] : [{ at: step.at, key: keyOfEntry(step) }])); // prettier-ignore
    const { found, complete } = await this.awaiting.find(named, (keys) => this.entries.documents.find(keys));
    const byEntry = Map.groupBy(steps, keyOfEntry);
    // By entry, and anew with each decision on it: somebody else may have made room meanwhile.
    const crowded = new Map<string, Set<TagStep>>();
    const decide = (key: string, now: Entry | null) => {
      const refused = new Set<TagStep>();
      crowded.set(key, refused);
      return (byEntry.get(key) ?? []).reduce((entry, step) => {
        const next = entry && marked(entry, marksOf(step, on));
        if (!next) refused.add(step);
        return next ?? entry;
      }, now);
    };
    const entries = await this.entries.documents.change([...found.keys()], decide, found);
    return steps.map((step) => {
      const entryId = step.input.entry;
      if (entryId === undefined) return noEntry();
      const entry = entries.get(keyOfEntry(step));
      if (!entry) return complete ? unknown(entryId) : notKeptYet();
      return crowded.get(keyOfEntry(step))?.has(step) ? tooMany() : exit('Success', { entryId, tags: entry.tags });
    });
  }
}

function keyOfEntry({ workspace, input }: TagStep): string {
  return keyOf(workspace, input.entry ?? '');
}

function marksOf({ id, at, input }: TagStep, on: boolean): TagMark[] {
  const recordedAt = Date.now();
  return [...new Set(input.tags)].map((name) => ({ tag: name, on, at, by: id, recordedAt }));
}

const noEntry = () =>
  failure(
    'NoEntry',
    'The event names no entry (data.entryId). Say which in the field entry, or filter such events out.',
  );
const unknown = (id: string) => failure('EntryNotFound', `No event has told of an entry ${id}.`);
const tooMany = () => failure('TooManyTags', `An entry has at most ${maxTags} tags.`);

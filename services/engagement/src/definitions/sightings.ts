import { Injectable } from '@nestjs/common';
import { keyOf } from '@fanfare/chassis';
import { blankDefinition, type Definition } from './definition.js';
import { DefinitionStore } from './definition.store.js';
import type { Sighting } from './sighting.js';

/** Names that this process has seen stored: few, and nearly every event says them again. */
const maxRemembered = 50_000;

/** Keeps what events name and nobody has defined, so that it can be chosen all the same. */
@Injectable()
export class Sightings {
  private readonly remembered = new Map<string, number>();

  constructor(private readonly definitions: DefinitionStore) {}

  async see(sightings: readonly Sighting[]): Promise<void> {
    const news = new Map<string, Sighting>();
    for (const sighting of sightings) {
      const key = keyOf(sighting.workspace, sighting.kind, sighting.id);
      const earliest = news.get(key)?.at ?? this.remembered.get(key) ?? Number.POSITIVE_INFINITY;
      if (sighting.at < earliest) news.set(key, sighting);
    }
    const stored = await this.definitions.documents.change([...news.keys()], (key, now) =>
      sighted(now, news.get(key) as Sighting),
    );
    if (this.remembered.size > maxRemembered) this.remembered.clear();
    for (const [key, { seenAt }] of stored) if (seenAt !== null) this.remembered.set(key, seenAt);
  }
}

/** The earliest event counts, so that it is the same in whatever order they come. */
function sighted(now: Definition | null, { workspace, kind, id, at, name }: Sighting): Definition {
  const known = now ?? blankDefinition(workspace, kind, id);
  const isEarlier = known.seenAt === null || at < known.seenAt;
  return isEarlier ? { ...known, seenAt: at, seenName: name ?? known.seenName } : known;
}

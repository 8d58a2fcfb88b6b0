import { Injectable } from '@nestjs/common';
import { definitionKinds, type DefinitionKind } from '@fanfare/contracts';
import { keyOf } from '@fanfare/chassis';
import { nameOf, type Definition } from './definition.js';
import { DefinitionStore } from './definition.store.js';

type Named = { workspace: string } & { [K in DefinitionKind]?: string | null };

/** What is called how, at the time of asking. */
export interface NameBook {
  name(kind: DefinitionKind, thing: Named): string | null;
  definition(kind: DefinitionKind, thing: Named): Definition | undefined;
}

/** Looks up what sites, cards and competitions are called that a page of a list names. */
@Injectable()
export class Names {
  constructor(private readonly definitions: DefinitionStore) {}

  async of(things: readonly Named[]): Promise<NameBook> {
    const keys = things.flatMap((thing) => definitionKinds.flatMap((kind) => keyIn(thing, kind) ?? []));
    const found = await this.definitions.documents.find(keys);
    const definition = (kind: DefinitionKind, thing: Named) => found.get(keyIn(thing, kind) ?? '');
    return {
      definition,
      name(kind, thing) {
        const known = definition(kind, thing);
        return known ? nameOf(known) : (thing[kind] ?? null);
      },
    };
  }
}

function keyIn(thing: Named, kind: DefinitionKind): string | null {
  const id = thing[kind];
  return typeof id === 'string' ? keyOf(thing.workspace, kind, id) : null;
}

/** Where something happened, with names. */
export function placeOf(book: NameBook, thing: Named & { site: string | null; card: string | null }) {
  return {
    site: thing.site,
    siteName: book.name('site', thing),
    card: thing.card,
    cardTitle: book.name('card', thing),
  };
}

import type { DefinitionKind, DefinitionView, JsonObject } from '@fanfare/contracts';
import { keyOf } from '@fanfare/chassis';
import type { Kept } from '../guarded.store.js';

/** A site, a card, a competition, a prize or an achievement: as somebody defined it, or as events named it, or both. */
export interface Definition extends Kept {
  workspace: string;
  kind: DefinitionKind;
  id: string;
  /** What somebody said of it; null: nobody has. */
  settings: JsonObject | null;
  /** When an event first named it; null: none has. */
  seenAt: number | null;
  /** What that event called it. */
  seenName: string | null;
}

export function blankDefinition(workspace: string, kind: DefinitionKind, id: string): Definition {
  return { _id: keyOf(workspace, kind, id), rev: 0, workspace, kind, id, settings: null, seenAt: null, seenName: null };
}

/** The field that people call it by. */
const nameField = {
  site: 'name',
  card: 'title',
  competition: 'name',
  prize: 'name',
  achievement: 'name',
} as const satisfies Record<DefinitionKind, string>;

/** What people call it: as somebody named it, else as an event did, else by its id. */
export function nameOf({ kind, id, settings, seenName }: Definition): string {
  const given = settings?.[nameField[kind]];
  return typeof given === 'string' ? given : (seenName ?? id);
}

export function viewOf(definition: Definition): DefinitionView {
  const { id, kind, settings, seenAt } = definition;
  return {
    id,
    settings: settings ?? { [nameField[kind]]: nameOf(definition) },
    defined: settings !== null,
    seenAt,
  };
}

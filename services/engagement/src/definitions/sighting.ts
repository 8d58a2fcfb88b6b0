import type { DefinitionKind } from '@fanfare/contracts';

/** Something that an event named. */
export interface Sighting {
  workspace: string;
  kind: DefinitionKind;
  id: string;
  at: number;
  /** What the event called it, if it did. */
  name: string | null;
}

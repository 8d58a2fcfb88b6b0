import { z } from 'zod';

const field = z.object({
  name: z.string(),
  label: z.string(),
  type: z.string(),
  externalId: z.boolean().default(false),
});
export type Field = z.output<typeof field>;

/** What a describe has of interest here (REST API Developer Guide, sObject Describe). */
export const objectType = z.object({ name: z.string(), fields: z.array(field) });

/** An object type of an org, with the fields that the connected user can see. */
export class ObjectType {
  readonly name: string;
  private readonly byName: ReadonlyMap<string, Field>;

  constructor({ name, fields }: z.output<typeof objectType>) {
    this.name = name;
    this.byName = new Map(fields.map((one) => [one.name.toLowerCase(), one]));
  }

  get fields(): Field[] {
    return [...this.byName.values()];
  }

  /** By its name, whatever the case. */
  field(name: string): Field | undefined {
    return this.byName.get(name.toLowerCase());
  }
}

import type { JsonObject } from '@fanfare/contracts';

/** Looks into an event's data, which is open and of the hub's making: what is not of the kind expected is not there. */
export const fieldsOf = (data: JsonObject) => ({
  text(name: string): string | undefined {
    const value = data[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  },
  number(name: string): number | undefined {
    const value = data[name];
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  },
  flag(name: string): boolean | undefined {
    const value = data[name];
    return typeof value === 'boolean' ? value : undefined;
  },
  /** As JSON. */
  json(name: string): string | undefined {
    const value = data[name];
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : undefined;
  },
});

export type DataFields = ReturnType<typeof fieldsOf>;

import { z } from 'zod';
import { triggers, type JsonObject, type TriggerName } from '@fanfare/contracts';

/** The JSON Schema of the data of a trigger's events. */
export function triggerSchema(trigger: TriggerName): JsonObject {
  return z.toJSONSchema(triggers[trigger], { io: 'input', unrepresentable: 'any' }) as JsonObject;
}

import { jsonSchemaOf, triggers, type JsonObject, type TriggerName } from '@fanfare/contracts';

/** The JSON Schema of the data of a trigger's events. */
export function triggerSchema(trigger: TriggerName): JsonObject {
  return jsonSchemaOf(triggers[trigger]);
}

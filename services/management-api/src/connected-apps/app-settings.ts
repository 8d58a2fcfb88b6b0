import { z } from 'zod';
import { hintOf } from '../secrets/hint-of.js';
import { fieldProblems, type ConnectedApp, type FieldProblem, type JsonObject } from '@fanfare/contracts';

/** What connecting an app takes, as its connector announced it: a JSON Schema whose secret fields say so. */
export class AppSettings {
  private readonly checked: z.ZodType;
  private readonly properties: Record<string, JsonObject>;

  constructor(schema: JsonObject) {
    this.properties = (schema['properties'] ?? {}) as Record<string, JsonObject>;
    this.checked = z.fromJSONSchema(schema);
  }

  /** What is wrong with settings, their secrets among them; never with a secret's value. */
  problems(settings: JsonObject): FieldProblem[] {
    const parsed = this.checked.safeParse(settings);
    return parsed.success ? [] : fieldProblems(parsed.error, 'settings');
  }

  /**
   * What is wrong with changes to an app, of whose secrets it is only known which there are. A secret goes where its app
   * says: at another address it is only used if somebody who knows it gives it again.
   */
  problemsOfChange(app: Pick<ConnectedApp, 'settings' | 'hints'>, changes: JsonObject): FieldProblem[] {
    const kept = Object.keys(app.hints).filter((name) => changes[name] === undefined);
    const wrong = this.problems({ ...app.settings, ...changes });
    const others = wrong.filter(({ path }) => !kept.some((name) => path === `settings.${name}`));
    const moves = Object.keys(changes).some((name) => this.isAddress(name) && changes[name] !== app.settings[name]);
    const again = moves ? kept.map((name) => ({ path: `settings.${name}`, message: 'is needed again: the address has changed' })) : []; // prettier-ignore
    return [...others, ...again];
  }

  isSecret(name: string): boolean {
    return this.properties[name]?.['secret'] === true;
  }

  private isAddress(name: string): boolean {
    const { format, address } = this.properties[name] ?? {};
    return format === 'uri' || address === true;
  }

  /** The settings that may be shown, and those that are sealed. */
  split(settings: JsonObject): { plain: JsonObject; secrets: JsonObject } {
    const [secrets, plain] = [true, false].map((isSecret) =>
      Object.fromEntries(Object.entries(settings).filter(([name]) => this.isSecret(name) === isSecret)),
    );
    return { plain: plain ?? {}, secrets: secrets ?? {} };
  }
}

/** How secrets end. */
export function hintsOf(secrets: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(secrets).map(([name, value]) => [name, hintOf(typeof value === 'string' ? value : '')]),
  );
}

import { Injectable } from '@nestjs/common';
import type { Json, PropertyDefinition } from '@fanfare/contracts';
import type { Fact } from '../contact/fact.js';
import { DefinitionStore } from './definition.store.js';
import { fit } from './fit.js';

/** Steps ask for definitions again and again; a change counts everywhere within this time. */
const rememberedMs = 5_000;

/** The properties of a workspace, by id. */
export type Definitions = ReadonlyMap<string, PropertyDefinition>;

/** What is defined in workspaces, remembered for a moment. */
@Injectable()
export class KnownDefinitions {
  private readonly known = new Map<string, { until: number; definitions: Promise<Definitions> }>();

  constructor(private readonly store: DefinitionStore) {}

  of(workspace: string, now = Date.now()): Promise<Definitions> {
    const known = this.known.get(workspace);
    if (known && known.until > now) return known.definitions;
    const definitions = this.read(workspace);
    this.known.set(workspace, { until: now + rememberedMs, definitions });
    return definitions;
  }

  async ofEach(workspaces: readonly string[]): Promise<Map<string, Definitions>> {
    const each = [...new Set(workspaces)].map(async (workspace) => [workspace, await this.of(workspace)] as const);
    return new Map(await Promise.all(each));
  }

  forget(workspace: string): void {
    this.known.delete(workspace);
  }

  private async read(workspace: string): Promise<Definitions> {
    try {
      return new Map((await this.store.all(workspace)).map((definition) => [definition.id, definition]));
    } catch (error) {
      this.forget(workspace);
      throw error;
    }
  }
}

/** Facts with their values as their properties keep them, and what is wrong with those that do not fit. */
export function fitFacts(
  facts: readonly Fact[],
  definitions: Definitions,
): { facts: Fact[]; problems: { property: string; problem: string }[] } {
  const problems: { property: string; problem: string }[] = [];
  const fitting = facts.map((fact): Fact => {
    const definition = fact.kind === 'properties' ? definitions.get(fact.name) : undefined;
    if (!definition || fact.kind !== 'properties') return fact;
    const fitted = fit(definition, fact.value);
    if ('value' in fitted) return { ...fact, value: fitted.value };
    problems.push({ property: fact.name, problem: fitted.problem });
    return fact;
  });
  return { facts: fitting, problems };
}

/** Why a value that is there is none of its property's; null when it is one, or nobody has defined it. */
export function problemOf(definitions: Definitions, property: string, value: Json): string | null {
  const definition = definitions.get(property);
  const fitted = definition && fit(definition, value);
  return fitted && 'problem' in fitted ? fitted.problem : null;
}

/** What a new contact has. */
export function defaultsOf(definitions: Definitions | undefined): Fact[] {
  return [...(definitions?.values() ?? [])].flatMap(({ id, default: value }): Fact[] =>
    value === null ? [] : [{ kind: 'properties', name: id, value }],
  );
}

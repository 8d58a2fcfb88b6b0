import { Controller } from '@nestjs/common';
import {
  definitionSettings,
  fieldProblems,
  getDefinition,
  listDefinitions,
  removeDefinition,
  saveDefinition,
  type DefinitionView,
  type JsonObject,
  type ReplyOf,
} from '@fanfare/contracts';
import { Answers, RequestRefused } from '@fanfare/bus';
import type { z } from 'zod';
import { keyOf } from '@fanfare/chassis';
import { blankDefinition, viewOf, type Definition } from './definition.js';
import { CardCompetitions } from './card-competitions.js';
import { DefinitionStore } from './definition.store.js';

/** What other services may ask about definitions. */
@Controller()
export class DefinitionsController {
  constructor(
    private readonly definitions: DefinitionStore,
    private readonly cards: CardCompetitions,
  ) {}

  @Answers(saveDefinition)
  async save({ workspace, kind, id, settings }: z.output<typeof saveDefinition.request>): Promise<DefinitionView> {
    const given = definitionSettings[kind].safeParse(settings);
    if (!given.success) {
      throw new RequestRefused('Invalid', `The ${kind} is not valid.`, fieldProblems(given.error, 'settings'));
    }
    const key = keyOf(workspace, kind, id);
    const saved = await this.definitions.documents.change([key], (_, now) =>
      defined(now ?? blankDefinition(workspace, kind, id), given.data),
    );
    const definition = saved.get(key) as Definition;
    if (kind === 'card') await this.cards.enterAll(definition);
    return viewOf(definition);
  }

  @Answers(getDefinition)
  async get({ workspace, kind, id }: z.output<typeof getDefinition.request>): Promise<ReplyOf<typeof getDefinition>> {
    const key = keyOf(workspace, kind, id);
    const found = (await this.definitions.documents.find([key])).get(key);
    return { definition: found ? viewOf(found) : null };
  }

  @Answers(removeDefinition)
  async remove({
    workspace,
    kind,
    id,
  }: z.output<typeof removeDefinition.request>): Promise<ReplyOf<typeof removeDefinition>> {
    const key = keyOf(workspace, kind, id);
    let was = false;
    const left = await this.definitions.documents.change([key], (_, now) => {
      // Anew with each decision: somebody else may have removed it meanwhile.
      was = now !== null && now.settings !== null;
      return now && now.settings !== null ? { ...now, settings: null } : now;
    });
    const rest = left.get(key);
    if (rest && rest.seenAt === null) await this.definitions.drop(rest);
    return { removed: was };
  }

  @Answers(listDefinitions)
  async list(query: z.output<typeof listDefinitions.request>): Promise<ReplyOf<typeof listDefinitions>> {
    const { items, next } = await this.definitions.list(query);
    return { definitions: items.map(viewOf), next };
  }
}

/** Saved as it was, it changes nothing. */
function defined(now: Definition, settings: JsonObject): Definition {
  return JSON.stringify(now.settings) === JSON.stringify(settings) ? now : { ...now, settings };
}

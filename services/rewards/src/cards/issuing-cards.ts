import { Injectable } from '@nestjs/common';
import { getContact, type ContactSnapshot, type JsonObject } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { exit, failure } from '@fanfare/connector';
import { TemplateFailed } from '@fanfare/engine';
import { CrashPoint } from '../crash-point.js';
import { keyOf } from '../keys.js';
import { contentOf, type CardContent } from './card-content.js';
import { CardLinks } from './card-links.js';
import { CardOutcomeStore } from './card-outcome.store.js';
import { CardTemplateStore, type StoredTemplate } from './card-template.store.js';
import { CardStore, type Writing } from './card.store.js';
import type { CardOutcome } from './issue-card.action.js';

export interface CardAsk {
  step: string;
  workspace: string;
  template: string;
  contact: string;
  fields: JsonObject;
  another: boolean;
  at: number;
}

/** Between the writes of an issue, in their order: where a crash must do no harm. */
export const cardCrashPoints = ['card written', 'card recorded'] as const;

/**
 * Issues wallet cards: one per contact and template, unless a step asks for another. A card is found by a key that a repeat
 * computes again, so that it is made once; a later step writes on the same card what is true by then.
 */
@Injectable()
export class IssuingCards {
  constructor(
    private readonly templates: CardTemplateStore,
    private readonly cards: CardStore,
    private readonly outcomes: CardOutcomeStore,
    private readonly links: CardLinks,
    private readonly requests: Requests,
    private readonly crash: CrashPoint,
  ) {}

  /** The answers, by step. */
  async issue(asks: readonly CardAsk[]): Promise<Map<string, CardOutcome>> {
    const recorded = await this.outcomes.find(asks.map(({ step }) => step));
    const open = asks.filter(({ step }) => !recorded.has(step));
    const templates = await this.templates.find(open.map(templateKey));
    const refused = new Map<string, CardOutcome>();
    const writings = new Map<string, Writing>();
    await Promise.all(
      open.map(async (ask) => {
        const made = await this.writingFor(ask, templates.get(templateKey(ask)));
        if ('key' in made) writings.set(ask.step, made);
        else refused.set(ask.step, made);
      }),
    );
    await this.cards.write([...writings.values()]);
    await this.crash.at('card written');
    const cards = await this.cards.find([...writings.values()].map(({ key }) => key));
    const issued = [...writings].map(([step, { key }]) => {
      const card = cards.get(key);
      if (!card) throw new Error('a card that was written is not there');
      return [step, exit('Success', { cardLink: this.links.of(card.token), cardId: card.id })] as const;
    });
    const answers = await this.outcomes.record(new Map<string, CardOutcome>([...refused, ...issued]));
    await this.crash.at('card recorded');
    return new Map([...recorded, ...answers]);
  }

  private async writingFor(ask: CardAsk, template: StoredTemplate | undefined): Promise<Writing | CardOutcome> {
    if (!template) return failure('TemplateNotFound', 'There is no such card template. Save it, or correct the step.');
    if (!template.active) return failure('TemplateInactive', 'The card template is not active. Activate it first.');
    const { step, workspace, contact: id, at, fields, another } = ask;
    const { contact } = await this.requests.ask(getContact, { workspace, id });
    if (!contact) return failure('ContactNotFound', 'The contact is not there any more.');
    const content = written(template, contact, { workspace, fields, at });
    if (!content) {
      return failure('TemplateFailed', 'The card cannot be written: a text of its template takes too much.');
    }
    const key = keyOf(workspace, template.id, id, ...(another ? [step] : []));
    return { key, workspace, template: template.id, contact: id, written: { at, step, ...content } };
  }
}

function templateKey({ workspace, template }: CardAsk): string {
  return keyOf(workspace, template);
}

/** Null when the template's texts exceed what templates may take: they do so again however often it is tried. */
function written(
  template: StoredTemplate,
  contact: ContactSnapshot,
  { workspace, fields, at }: Pick<CardAsk, 'workspace' | 'fields' | 'at'>,
): CardContent | null {
  try {
    return contentOf(template, { workspace, contact, variables: fields, at });
  } catch (error) {
    if (error instanceof TemplateFailed) return null;
    throw error;
  }
}

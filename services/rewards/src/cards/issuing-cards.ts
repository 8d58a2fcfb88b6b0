import { Injectable } from '@nestjs/common';
import { getContact, type ContactSnapshot, type JsonObject } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { keyOf } from '@fanfare/chassis';
import { exit, failure, Once, type FailureOutcome } from '@fanfare/connector';
import { TemplateFailed } from '@fanfare/engine';
import { contentOf, type CardContent } from './card-content.js';
import { CardLinks } from './card-links.js';
import { CardTemplateStore, type StoredTemplate } from './card-template.store.js';
import { CardStore, type Writing } from './card.store.js';

export interface CardAsk {
  /** The step. */
  id: string;
  workspace: string;
  template: string;
  contact: string;
  fields: JsonObject;
  another: boolean;
  at: number;
}

/**
 * Issues wallet cards: one per contact and template, unless a step asks for another. A card is found by a key that a repeat
 * computes again, so that it is made once; a later step writes on the same card what is true by then.
 */
@Injectable()
export class IssuingCards {
  constructor(
    private readonly templates: CardTemplateStore,
    private readonly cards: CardStore,
    private readonly links: CardLinks,
    private readonly requests: Requests,
    private readonly once: Once,
  ) {}

  /** `answers[i]` answers `asks[i]`. */
  issue(asks: readonly CardAsk[]) {
    return this.once.do(asks, (open) => this.issueNow(open));
  }

  private async issueNow(asks: readonly CardAsk[]) {
    const templates = await this.templates.find(asks.map(templateKey));
    const made = await Promise.all(asks.map((ask) => this.writingFor(ask, templates.get(templateKey(ask)))));
    const writings = made.filter(isWriting);
    await this.cards.write(writings);
    const cards = await this.cards.find(writings.map(({ key }) => key));
    return made.map((one) => {
      if (!isWriting(one)) return one;
      const card = cards.get(one.key);
      if (!card) throw new Error('a card that was written is not there');
      return exit('Success', { cardLink: this.links.of(card.token), cardId: card.id });
    });
  }

  private async writingFor(ask: CardAsk, template: StoredTemplate | undefined): Promise<Writing | FailureOutcome> {
    if (!template) return failure('TemplateNotFound', 'There is no such card template. Save it, or correct the step.');
    if (!template.active) return failure('TemplateInactive', 'The card template is not active. Activate it first.');
    const { id: step, workspace, contact: id, at, fields, another } = ask;
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

function isWriting(made: Writing | FailureOutcome): made is Writing {
  return 'key' in made;
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

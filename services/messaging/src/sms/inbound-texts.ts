import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@fanfare/contracts';
import { inboundWord } from './inbound-word.js';
import { NumberWords } from './number-words.js';
import type { TextForm } from './twilio-form.js';

/** Hears what people text. Whatever it is, workflows hear of it by the hook's trigger. */
@Injectable()
export class InboundTexts {
  constructor(private readonly words: NumberWords) {}

  async take(
    { workspaceId: workspace, acceptedAt: at }: StoredEvent,
    { From: number, ...text }: TextForm,
  ): Promise<void> {
    const word = inboundWord({
      Body: text.Body,
      ...(text.OptOutType !== undefined && { OptOutType: text.OptOutType }),
    });
    switch (word) {
      case 'stop':
        return this.words.stop({ workspace, number, at, source: 'STOP' });
      case 'start':
        return this.words.start({ workspace, number, at, source: 'START' });
      // Twilio answers HELP itself, and it says nothing about consent.
      case 'help':
      case null:
        return;
      default:
        word satisfies never;
    }
  }
}

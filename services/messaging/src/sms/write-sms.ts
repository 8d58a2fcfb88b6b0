import type { WrittenSms } from '@fanfare/contracts';
import { textTemplate, type TextData } from '@fanfare/engine';
import { segmentsOf } from './segments-of.js';

/** A text as it goes out: words as they are, or a template filled in. Throws TemplateFailed when that exceeds what templates may take. */
export function writeSms(source: { words: string } | { text: string }, data: TextData): WrittenSms {
  const text = ('words' in source ? source.words : textTemplate(source.text)(data)).trim();
  return { text, ...segmentsOf(text) };
}

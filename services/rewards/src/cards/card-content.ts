import { strangersIn, TemplateFailed, textRoots, textTemplate, type TextData } from '@fanfare/engine';
import type { FieldProblem } from '@fanfare/contracts';

/** The texts of a template, all of them Liquid. */
export interface CardTexts {
  title: string;
  subtitle: string | null;
  fields: readonly { label: string; value: string }[];
  barcode: { kind: string; value: string } | null;
}

/** What is written on a card. */
export interface CardContent {
  title: string;
  subtitle: string | null;
  fields: { label: string; value: string }[];
  /** What its barcode says; null: it has none. */
  code: string | null;
}

/** What is wrong with the texts of a template, before any card is made of it. */
export function problemsOf({ title, subtitle, fields, barcode }: CardTexts): FieldProblem[] {
  return [
    ...problemsIn('title', title),
    ...(subtitle === null ? [] : problemsIn('subtitle', subtitle)),
    ...fields.flatMap(({ value }, i) => problemsIn(`fields.${i}.value`, value)),
    ...(barcode === null ? [] : problemsIn('barcode.value', barcode.value)),
  ];
}

/** Writes a card. Throws TemplateFailed when a text exceeds the limits of templates. */
export function contentOf({ title, subtitle, fields, barcode }: CardTexts, data: TextData): CardContent {
  const written = (source: string) => textTemplate(source)(data).trim();
  return {
    title: written(title),
    subtitle: subtitle === null ? null : written(subtitle),
    fields: fields.map(({ label, value }) => ({ label, value: written(value) })).filter(({ value }) => value !== ''),
    code: barcode && written(barcode.value),
  };
}

function problemsIn(path: string, source: string): FieldProblem[] {
  try {
    return strangersIn(source).map((root) => ({
      path,
      message: `${root} is nothing here: a card sees ${textRoots.join(', ')}; the step's fields are variables`,
    }));
  } catch (error) {
    if (!(error instanceof TemplateFailed)) throw error;
    return [{ path, message: error.message }];
  }
}

import type { EmailTemplateView, FieldProblem } from '@fanfare/contracts';
import { strangersIn, TemplateFailed, textRoots, textTemplate, type Writing } from '@fanfare/engine';

/** What every mail that needs consent must offer: a way out of it. */
const waysOut = ['unsubscribeUrl', 'preferencesUrl'];

type Texts = Pick<EmailTemplateView, 'subject' | 'preheader' | 'text' | 'transactional'> & { html: string };

/** What is wrong with the texts of a template, before anything is sent by it. */
export function templateProblems({ subject, preheader, html, text, transactional }: Texts): FieldProblem[] {
  return [
    ...problemsIn('subject', subject, 'text'),
    ...problemsIn('preheader', preheader ?? '', 'html'),
    ...problemsIn('body', html, 'html'),
    ...problemsIn('text', text ?? '', 'text'),
    ...(transactional ? [] : withoutWayOut({ body: html, text })),
  ];
}

function problemsIn(path: string, source: string, writing: Writing): FieldProblem[] {
  try {
    textTemplate(source, writing);
    return strangersIn(source).map((root) => ({
      path,
      message: `${root} is nothing here: an e-mail sees ${textRoots.join(', ')}; the step's data are variables`,
    }));
  } catch (error) {
    if (!(error instanceof TemplateFailed)) throw error;
    return [{ path, message: error.message }];
  }
}

function withoutWayOut(texts: Record<string, string | null>): FieldProblem[] {
  const without = Object.entries(texts).filter(
    ([, source]) => source !== null && !waysOut.some((way) => source.includes(`variables.${way}`)),
  );
  return without.map(([path]) => ({
    path,
    message: `needs a link to {{ variables.${waysOut.join(' }} or {{ variables.')} }}, unless the template is transactional`,
  }));
}

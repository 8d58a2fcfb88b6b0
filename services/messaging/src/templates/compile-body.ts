import mjml2html from 'mjml';
import type { EmailTemplateView } from '@fanfare/contracts';

/** MJML that is no MJML, with what is wrong in words for whoever wrote it. */
export class BodyRefused extends Error {
  override readonly name = 'BodyRefused';
}

/** The body as HTML. MJML is compiled around its Liquid, once: what is sent is only filled in. */
export async function compileBody({ format, body }: Pick<EmailTemplateView, 'format' | 'body'>): Promise<string> {
  switch (format) {
    case 'html':
      return body;
    case 'mjml':
      return compileMjml(body);
    default:
      return format satisfies never;
  }
}

async function compileMjml(body: string): Promise<string> {
  try {
    // No includes: they would read this machine's files. No fonts: whoever opens the mail would be known to their host.
    const { html } = await mjml2html(body, { validationLevel: 'strict', ignoreIncludes: true, fonts: {} });
    return html;
  } catch (error) {
    throw new BodyRefused(wordsOf(error), { cause: error });
  }
}

interface MjmlError {
  errors?: { line: number; message: string }[];
  message?: string;
}

/** MJML's own message names the working directory. */
function wordsOf(error: unknown): string {
  const { errors, message = '' } = (error ?? {}) as MjmlError;
  if (!errors || errors.length === 0) return message.split('\n')[0] ?? '';
  return errors.map(({ line, message: what }) => `line ${line}: ${what}`).join('; ');
}

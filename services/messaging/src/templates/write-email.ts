import { convert } from 'html-to-text';
import type { EmailTemplateView, WrittenEmail } from '@fanfare/contracts';
import { textTemplate, type TextData } from '@fanfare/engine';

type Texts = Pick<EmailTemplateView, 'subject' | 'preheader' | 'text'> & { html: string };

/** Fills a template in. Throws TemplateFailed when a text of it exceeds what templates may take. */
export function writeEmail({ subject, preheader, html, text }: Texts, data: TextData): WrittenEmail {
  const body = textTemplate(html, 'html')(data);
  return {
    // A name with a line break in it must not begin another header.
    subject: textTemplate(subject)(data).replace(/\s+/g, ' ').trim().slice(0, 500),
    html: preheader === null ? body : withPreheader(body, textTemplate(preheader, 'html')(data)),
    text: text === null ? plainOf(body) : textTemplate(text)(data),
  };
}

/** First in the body and unseen: mailboxes show the first words after the subject. */
function withPreheader(html: string, preheader: string): string {
  const hidden = `<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${preheader}</div>`;
  const body = /<body[^>]*>/i.exec(html);
  if (!body) return hidden + html;
  const end = body.index + body[0].length;
  return html.slice(0, end) + hidden + html.slice(end);
}

function plainOf(html: string): string {
  return convert(html, {
    wordwrap: 78,
    limits: { maxInputLength: 1_000_000 },
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
    ],
  });
}

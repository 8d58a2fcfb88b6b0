import type { ShownCard } from '@fanfare/contracts';
import { escapeHtml } from '@fanfare/chassis';
import { barcodeSvg } from './barcode.js';
import { publicPage } from './public-page.js';

/**
 * The page of a wallet card. All that is on the card is escaped, for it comes from contacts; pictures may come only from where
 * the logo is. `links`: by their words, where the card can be added.
 */
export function cardPage(
  { title, subtitle, fields, colours, logoUrl, barcode }: ShownCard,
  links: Readonly<Record<string, string>> = {},
): string {
  return publicPage({
    title,
    style: styleOf(colours),
    ...(logoUrl !== null && { pictures: new URL(logoUrl).origin }),
    main: `${logoUrl === null ? '' : `<img src="${escapeHtml(logoUrl)}" alt="">\n`}<h1>${escapeHtml(title)}</h1>
${subtitle ? `<p>${escapeHtml(subtitle)}</p>\n` : ''}<dl>
${fields.map(({ label, value }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`).join('\n')}
</dl>
${barcode ? `<figure>${barcodeSvg(barcode) ?? ''}<figcaption>${escapeHtml(barcode.value)}</figcaption></figure>\n` : ''}${linksOf(links)}`,
  });
}

function linksOf(links: Readonly<Record<string, string>>): string {
  const all = Object.entries(links).map(([words, to]) => `<a href="${escapeHtml(to)}">${escapeHtml(words)}</a>\n`);
  return all.length === 0 ? '' : `<nav>${all.join('')}</nav>\n`;
}

function styleOf({ background, foreground }: ShownCard['colours']): string {
  return [
    `main{background:${background};color:${foreground}}`,
    'img{max-height:3rem;max-width:100%}',
    'dt{opacity:.75;font-size:.8rem}dd{margin:0 0 .75rem;overflow-wrap:anywhere}',
    'nav a{display:block;margin-top:1rem;padding:.75rem;border-radius:.5rem;background:#000;color:#fff;text-align:center}',
  ].join('');
}

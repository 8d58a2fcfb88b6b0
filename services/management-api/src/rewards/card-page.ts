import { createHash } from 'node:crypto';
import type { ShownCard } from '@fanfare/contracts';
import { escapeHtml } from '@fanfare/chassis';
import { barcodeSvg } from './barcode.js';

/**
 * The page of a wallet card: plain HTML, no script. All that is on the card is escaped, for it comes from contacts; the
 * style is allowed by its hash, and pictures only from where the logo is. `links`: by their words, where the card can be added.
 */
export function cardPage(
  { title, subtitle, fields, colours, logoUrl, barcode }: ShownCard,
  links: Readonly<Record<string, string>> = {},
): string {
  const style = styleOf(colours);
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    ...(logoUrl === null ? [] : [`img-src ${new URL(logoUrl).origin}`]),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy.join('; '))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${logoUrl === null ? '' : `<img src="${escapeHtml(logoUrl)}" alt="">\n`}<h1>${escapeHtml(title)}</h1>
${subtitle ? `<p>${escapeHtml(subtitle)}</p>\n` : ''}<dl>
${fields.map(({ label, value }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`).join('\n')}
</dl>
${barcode ? `<figure>${barcodeSvg(barcode) ?? ''}<figcaption>${escapeHtml(barcode.value)}</figcaption></figure>\n` : ''}${linksOf(links)}</main>
</body>
</html>
`;
}

function linksOf(links: Readonly<Record<string, string>>): string {
  const all = Object.entries(links).map(([words, to]) => `<a href="${escapeHtml(to)}">${escapeHtml(words)}</a>\n`);
  return all.length === 0 ? '' : `<nav>${all.join('')}</nav>\n`;
}

function styleOf({ background, foreground }: ShownCard['colours']): string {
  return [
    'body{margin:0;padding:1rem;font:1rem/1.4 system-ui,sans-serif;background:#eef0f3}',
    `main{max-width:24rem;margin:auto;padding:1.5rem;border-radius:1rem;background:${background};color:${foreground}}`,
    'img{max-height:3rem;max-width:100%}h1{margin:.5rem 0;font-size:1.5rem;overflow-wrap:anywhere}',
    'dt{opacity:.75;font-size:.8rem}dd{margin:0 0 .75rem;overflow-wrap:anywhere}',
    'figure{margin:1rem 0 0;padding:1rem;border-radius:.5rem;background:#fff;color:#000;text-align:center}',
    'nav a{display:block;margin-top:1rem;padding:.75rem;border-radius:.5rem;background:#000;color:#fff;text-align:center}',
    'figure svg{max-width:100%;height:auto}figcaption{font-family:monospace;overflow-wrap:anywhere}',
  ].join('');
}

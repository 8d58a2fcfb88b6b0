import { createHash } from 'node:crypto';
import { applyDecorators, Header } from '@nestjs/common';
import { escapeHtml } from '@fanfare/chassis';

/** The headers of a page whose address is its secret: nobody may keep it, frame it, or learn the address from a link that is followed. */
export const headersOfPublicPage = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
} as const;

/** Marks a controller's method as one that answers with these headers. */
export function WithHeaders(headers: Readonly<Record<string, string>>): MethodDecorator {
  return applyDecorators(...Object.entries(headers).map(([name, value]) => Header(name, value)));
}

interface PublicPage {
  title: string;
  /** CSS beside that which all of them have. */
  style: string;
  /** HTML, with all that is not ours escaped. */
  main: string;
  /** Where pictures may come from. */
  pictures?: string;
}

/** A page for whoever has its link: plain HTML, no script; its style is allowed by its hash. */
export function publicPage({ title, style: own, main, pictures }: PublicPage): string {
  const style = `${common}${own}`;
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    ...(pictures === undefined ? [] : [`img-src ${pictures}`]),
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
${main}</main>
</body>
</html>
`;
}

const common = [
  'body{margin:0;padding:1rem;font:1rem/1.4 system-ui,sans-serif;background:#eef0f3}',
  'main{max-width:24rem;margin:auto;padding:1.5rem;border-radius:1rem}',
  'h1{margin:.5rem 0;font-size:1.5rem;overflow-wrap:anywhere}',
  'figure{margin:1rem 0 0;padding:1rem;border-radius:.5rem;background:#fff;color:#000;text-align:center}',
  'figure svg{max-width:100%;height:auto}figcaption{font-family:monospace;overflow-wrap:anywhere}',
].join('');

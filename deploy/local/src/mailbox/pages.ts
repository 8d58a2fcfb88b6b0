import type { Letter } from './letter.js';
import type { TextMessage } from './text-message.js';

/** Everything that was mailed and texted, newest first. */
export function listPage(letters: readonly Letter[], texts: readonly TextMessage[]): string {
  const rows = [
    ...letters.map((letter) => ({ at: letter.at, row: letterRow(letter) })),
    ...texts.map((text) => ({ at: text.at, row: textRow(text) })),
  ].toSorted((a, b) => b.at - a.at);
  const nothing = '<p>Nothing yet. What workflows mail and text arrives here.</p>';
  const table = `<table><thead><tr><th>When</th><th>To</th><th>What</th></tr></thead><tbody>${rows.map(({ row }) => row).join('')}</tbody></table>`;
  return page('Mailbox', rows.length === 0 ? nothing : table, '<meta http-equiv="refresh" content="5">');
}

export function letterPage(letter: Letter): string {
  const { id, at, from, to, subject, html, text, unsubscribe } = letter;
  const leave = unsubscribe === null ? '' : `<p><a href="${escaped(unsubscribe)}" target="_blank" rel="noreferrer">Unsubscribe</a>, as mailboxes offer it</p>`; // prettier-ignore
  // Links open beside it: the pages that they lead to are shown in no frame.
  const frame = html === null ? '' : `<iframe title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/letters/${escaped(id)}/html"></iframe>`; // prettier-ignore
  return page(
    subject,
    `<p><a href="/">Mailbox</a></p>
<dl><dt>From</dt><dd>${escaped(from)}</dd><dt>To</dt><dd>${escaped(to)}</dd><dt>When</dt><dd>${when(at)}</dd></dl>
${leave}${frame}
<h2>As text</h2><pre>${escaped(text)}</pre>`,
  );
}

/** The mail's own HTML, to be shown in a frame: what it links to opens in a tab of its own. */
export function framedHtml(html: string): string {
  const base = '<base target="_blank">';
  const head = /<head[^>]*>/i.exec(html);
  if (!head) return base + html;
  const end = head.index + head[0].length;
  return html.slice(0, end) + base + html.slice(end);
}

export function noPage(): string {
  return page('Not found', '<p>There is nothing here. <a href="/">Mailbox</a></p>');
}

function letterRow({ id, at, to, subject }: Letter): string {
  return `<tr><td>${when(at)}</td><td>${escaped(to)}</td><td><a href="/letters/${escaped(id)}">${escaped(subject)}</a></td></tr>`;
}

function textRow({ at, from, to, text, status }: TextMessage): string {
  const answer = ['STOP', 'START'].map((word) => `<button name="body" value="${word}">${word}</button>`).join(' ');
  const form = `<form method="post" action="/answers"><input type="hidden" name="from" value="${escaped(to)}"><input type="hidden" name="to" value="${escaped(from)}">${answer}</form>`;
  return `<tr><td>${when(at)}</td><td>${escaped(to)}</td><td>${escaped(text)} <small>SMS, ${escaped(status)}</small>${form}</td></tr>`;
}

function when(at: number): string {
  return `<time>${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}Z</time>`;
}

const style = `body{font:1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #ddd}
iframe{width:100%;height:60vh;border:1px solid #ddd}pre{white-space:pre-wrap;background:#f6f6f6;padding:1rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem}dd{margin:0}form{display:inline}small,time{color:#555}`;

function page(title: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}<title>${escaped(title)}</title>
<style>${style}</style></head>
<body><h1>${escaped(title)}</h1>
${body}</body></html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

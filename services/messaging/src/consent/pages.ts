import type { SubscriptionGroupView } from '@fanfare/contracts';
import { escapeHtml } from '@fanfare/chassis';

/** The pages behind the links of a mail: plain, without scripts, the same for every workspace. */
export function unsubscribePage(group: string): string {
  return page(
    'Unsubscribe',
    `<p>Do you want no more messages about “${escapeHtml(group)}”?</p>
<form method="post"><button>Unsubscribe</button></form>`,
  );
}

export function unsubscribedPage(preferencesUrl: string): string {
  return page(
    'Unsubscribed',
    `<p>You get no more of these messages. <a href="${escapeHtml(preferencesUrl)}">Choose what you get</a></p>`,
  );
}

export function preferencesPage(
  choices: readonly { group: SubscriptionGroupView; subscribed: boolean }[],
  saved: boolean,
): string {
  const rows = choices.map(
    ({ group: { id, name, description }, subscribed }) =>
      `<p><label><input type="checkbox" name="group" value="${escapeHtml(id)}"${subscribed ? ' checked' : ''}> ${escapeHtml(name)}</label>${description ? `<br><small>${escapeHtml(description)}</small>` : ''}</p>`, // prettier-ignore
  );
  return page(
    'What you get',
    `${saved ? '<p role="status">Saved.</p>' : ''}<form method="post">${rows.join('\n')}
<button>Save</button> <button name="none" value="yes">Nothing at all</button></form>`,
  );
}

export function noPage(): string {
  return page('Not found', '<p>This link is not complete. Use the one in the message.</p>');
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>body{font:1rem/1.5 sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem}</style></head>
<body><h1>${title}</h1>
${body}</body></html>
`;
}

import type { LoopLock } from '@fanfare/contracts';

/** What people are told of a workflow that started again and again. Nobody's name: nobody knows who reads a mailbox. */
export function loopText({ workspace, workflow, pauses }: LoopLock): { subject: string; text: string } {
  const which = `The workflow ${workflow} in the workspace ${workspace} started fifty times within half an hour`;
  const happened = pauses
    ? `${which} for each of several contacts: it seems to start itself, through a vendor perhaps. It was paused.`
    : `${which} for a contact, and does not start for that contact any more for a day. When it does so for several, it is paused.`;
  const lines = [
    happened,
    '',
    `See for whom:            fanfare locks ${workflow}`,
    `Let it start for one:    fanfare locks ${workflow} --unlock <contact>`,
    ...(pauses ? [`Let it start again:      fanfare resume ${workflow}`] : []),
    '',
    'Whoever is named in settings.onFailure.notify of the workflow gets this, at most every quarter of an hour.',
  ];
  const subject = pauses ? 'paused, because it seems to start itself' : 'locked for a contact, because it started again and again'; // prettier-ignore
  return { subject: `[Fanfare] ${workflow}: ${subject}`, text: lines.join('\n') };
}

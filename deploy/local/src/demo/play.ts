import { setTimeout as delay } from 'node:timers/promises';
import { isFinished, type RunDocument } from '@fanfare/contracts';
import type { Gateway, Management } from '@fanfare/client';
import { differences, differs } from './differences.js';
import type { Play } from './scenario.js';

const pollMs = 100;
const limitMs = 45_000;

export interface Stage {
  gateway: Gateway;
  management: Management;
  signal: AbortSignal;
  /** How many messages have arrived at an address; null: elsewhere. */
  arrived: { mails: (to: string) => number | null; texts: (to: string) => number };
}

/** What came of a play: its run, when there is one, and what is not as expected. */
export interface Played {
  play: Play;
  run: RunDocument | null;
  wrong: string[];
}

/** Plays one act: each event is posted when the run of the one before has ended. */
export async function playAct(act: readonly Play[], stage: Stage): Promise<Played[]> {
  const played: Played[] = [];
  for (const play of act) played.push(await playOne(play, stage));
  return played;
}

async function playOne(play: Play, { gateway, management, signal }: Stage): Promise<Played> {
  const { event, times = 1, expected } = play;
  await Promise.all(Array.from({ length: times }, () => gateway.publish(event)));
  if (!expected) return { play, run: null, wrong: [] };
  const run = await endedRun(event.id, management, signal);
  return {
    play,
    run,
    wrong: run ? differences(run, expected) : [`no run had ended ${limitMs / 1_000} s after the event was accepted`],
  };
}

async function endedRun(event: string, management: Management, signal: AbortSignal): Promise<RunDocument | null> {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    const { runs } = await management.runs({ event });
    const [run] = runs;
    if (run && isFinished(run.status)) return management.run(run.id);
    await delay(pollMs, undefined, { signal });
  }
  return null;
}

/** Looks once more when everything has ended: as many runs as there should be, and what they gave is where it belongs. */
export async function lookAgain(played: readonly Played[], { management, arrived }: Stage): Promise<string[]> {
  const checks = played.map(async ({ play, run }) => {
    const { runs } = await management.runs({ event: play.event.id });
    const wrong = differs('number of runs', runs.length, play.expected ? 1 : 0);
    const owned = await possessions(play, run, management);
    return [...wrong, ...owned, ...inTheMailbox(play, run, arrived)].map((line) => `${play.title}: ${line}`);
  });
  return (await Promise.all(checks)).flat();
}

/** Coupons and points as their owners' services count them, not as the run tells them. */
async function possessions(play: Play, run: RunDocument | null, management: Management): Promise<string[]> {
  if (!run?.contact) return [];
  const balance = run.steps.findLast(({ output }) => typeof output['balance'] === 'number')?.output['balance'];
  const [coupons, points] = await Promise.all([
    management.coupons({ contact: run.contact }),
    management.points(run.contact),
  ]);
  return [
    ...(play.event.type === 'Competition.EntrySubmitted'
      ? differs('coupons of the contact', coupons.coupons.length, 5)
      : []),
    ...(balance === undefined ? [] : differs('points of the contact', points.balance, balance)),
  ];
}

/** What was sent has arrived, once. */
function inTheMailbox({ event }: Play, run: RunDocument | null, { mails, texts }: Stage['arrived']): string[] {
  const { email = '', mobile = '' } = event.contact ?? {};
  const sent = (action: string) => (run?.steps ?? []).filter((step) => step.action === action && step.exit === 'Success').length; // prettier-ignore
  const [mailed, texted] = [sent('ContactEmailSend'), sent('ContactSmsSend')];
  const arrived = mails(email);
  return [
    ...(mailed === 0 || arrived === null ? [] : differs('mails to the contact', arrived, mailed)),
    ...(texted === 0 ? [] : differs('text messages to the contact', texts(mobile), texted)),
  ];
}

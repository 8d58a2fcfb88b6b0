import { ConnectedApps, Gateway, Hooks, Management, Members, Messages, type Palette } from '@fanfare/client';
import { closingWords } from './closing-words.js';
import { demo } from './demo/demo.js';
import { DemoPartners } from './demo/partners.js';
import { loadWorkspace, workspace } from './demo/workspace.js';
import type { Interruption } from './interruption.js';
import { localKeys, writeAddresses } from './keys.js';
import { linkIntoConsole } from './link-into-console.js';
import { launch } from './launch.js';
import { lock } from './lock.js';
import type { LauncherOptions } from './options.js';
import { friendlyPorts, portFor } from './ports.js';
import type { Progress } from './progress.js';
import { Supervisor } from './supervisor.js';

export interface LauncherContext extends LauncherOptions {
  root: string;
  interruption: Interruption;
  palette: Palette;
  progress: Progress;
}

/** From nothing to a running system and back. Gives the exit code. */
export async function runLauncher(context: LauncherContext): Promise<number> {
  const unlock = lock(context.dir);
  const supervisor = new Supervisor((line) => context.progress.warn(line));
  let partners: DemoPartners | undefined;
  try {
    partners = await DemoPartners.start(say(context));
    return await up(context, supervisor, partners);
  } finally {
    // In this order: nobody may call what has gone.
    await supervisor.stop();
    await partners?.stop();
    unlock();
  }
}

async function up(context: LauncherContext, supervisor: Supervisor, partners: DemoPartners): Promise<number> {
  const { dir, interruption, palette, progress, root } = context;
  const keys = localKeys(dir);
  const ports = {
    gateway: await portFor('gateway', friendlyPorts.gateway, say(context)),
    management: await portFor('management API', friendlyPorts.management, say(context)),
    messaging: await portFor('pages of messaging', friendlyPorts.messaging, say(context)),
  };
  const launching = launch({
    root, dir, keys, workspace, ports, syncInterval: context.syncInterval,
    smtpUrl: context.smtpUrl ?? partners.mail.url,
    allowedHosts: partners.hosts,
    say: say(context),
    onCrash: (name, reason) => supervisor.crashed(name, reason),
  }); // prettier-ignore
  const system = await progress.during(unlessInterrupted(launching, interruption.signal));
  supervisor.watch(system);
  const gateway = system.service('trigger-gateway').url;
  const management = system.service('management-api').url;
  writeAddresses(dir, { pid: process.pid, gateway, management });
  progress.say(`${system.services.length} services: ${system.services.map(({ name }) => name).join(', ')}`);

  const wrong = context.demo ? await playDemo(context, { gateway, management, keys, partners }) : [];
  progress.print();
  if (context.once) return finish(wrong, context);
  const console = await linkIntoConsole(new Members({ url: management, key: keys.management }, workspace), management);
  const { mailbox, vendors } = partners;
  progress.print(
    closingWords(
      { gateway, management, console, keys, dir, mailbox: mailbox.url, vendors: vendors.addresses },
      palette,
    ),
  );
  progress.print(`\nCtrl-C stops everything; the data stays.`);
  await interruption.wait();
  progress.print('\nstopping');
  return 0;
}

interface Reachable {
  gateway: string;
  management: string;
  partners: DemoPartners;
  keys: { gateway: string; management: string };
}

async function playDemo(
  { interruption: { signal }, palette, progress, smtpUrl }: LauncherContext,
  at: Reachable,
): Promise<string[]> {
  const gateway = new Gateway({ url: at.gateway, key: at.keys.gateway }, workspace);
  const management = new Management({ url: at.management, key: at.keys.management }, workspace);
  const api = { url: at.management, key: at.keys.management };
  const { fulfilment, vendors, mail } = at.partners;
  const [apps, hooks] = [new ConnectedApps(api, workspace), new Hooks(api, workspace)];
  await vendors.connect({ apps, hooks, gateway: at.gateway });
  const messages = new Messages(api, workspace);
  const workflows = await loadWorkspace({ management, messages }, fulfilment.url);
  progress.say(
    `workspace ${workspace}: ${workflows.length} active workflows, a coupon offer, contacts, six connected apps`,
  );
  const arrived = {
    // A mail server of somebody's own shows its mail itself.
    mails: (to: string) => (smtpUrl === null ? mail.all.filter((letter) => letter.to === to).length : null),
    texts: (to: string) => vendors.phones.messages().filter((text) => text.to === to).length,
  };
  const wrong = await demo({ gateway, management, signal, arrived }, progress, palette);
  progress.print();
  progress.say(
    wrong.length === 0
      ? palette.green('every run ended as expected')
      : palette.red(`${wrong.length} things were not as expected`),
  );
  for (const line of wrong) progress.print(palette.red(`          ${line}`));
  return wrong;
}

function finish(wrong: readonly string[], { progress }: LauncherContext): number {
  progress.say('stopping');
  return wrong.length === 0 ? 0 : 1;
}

/** A start cannot be called off half-way. So we leave, and what was started dies with us. */
function unlessInterrupted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(new Error('interrupted')), { once: true }),
    ),
  ]);
}

function say({ progress }: LauncherContext): (line: string) => void {
  return (line) => progress.say(line);
}

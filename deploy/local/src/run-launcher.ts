import { ConnectedApps, Gateway, Management, Members, type Palette } from '@fanfare/client';
import { closingWords } from './closing-words.js';
import { demo } from './demo/demo.js';
import { FulfilmentApi } from './demo/fulfilment-api.js';
import { DemoVendors } from './demo/vendors.js';
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
  let fulfilment: FulfilmentApi | undefined;
  let vendors: DemoVendors | undefined;
  try {
    fulfilment = await FulfilmentApi.listen(
      await portFor('fulfilment API of the demo', friendlyPorts.fulfilment, say(context)),
    );
    vendors = await DemoVendors.start(say(context));
    return await up(context, supervisor, { fulfilment, vendors });
  } finally {
    // In this order: nobody may call what has gone.
    await supervisor.stop();
    await fulfilment?.close();
    await vendors?.stop();
    unlock();
  }
}

/** Whom the demo's workflows call. */
interface Partners {
  fulfilment: FulfilmentApi;
  vendors: DemoVendors;
}

async function up(
  context: LauncherContext,
  supervisor: Supervisor,
  { fulfilment, vendors }: Partners,
): Promise<number> {
  const { dir, interruption, palette, progress, root } = context;
  const keys = localKeys(dir);
  const ports = {
    gateway: await portFor('gateway', friendlyPorts.gateway, say(context)),
    management: await portFor('management API', friendlyPorts.management, say(context)),
  };
  const launching = launch({
    root, dir, keys, workspace, ports, syncInterval: context.syncInterval,
    allowedHosts: [`127.0.0.1:${fulfilment.port}`, ...vendors.hosts],
    say: say(context),
    onCrash: (name, reason) => supervisor.crashed(name, reason),
  }); // prettier-ignore
  const system = await progress.during(unlessInterrupted(launching, interruption.signal));
  supervisor.watch(system);
  const gateway = system.service('trigger-gateway').url;
  const management = system.service('management-api').url;
  writeAddresses(dir, { pid: process.pid, gateway, management });
  progress.say(`${system.services.length} services: ${system.services.map(({ name }) => name).join(', ')}`);

  const wrong = context.demo
    ? await playDemo(context, { gateway, management, keys, fulfilment: fulfilment.url, vendors })
    : [];
  progress.print();
  if (context.once) return finish(wrong, context);
  const console = await linkIntoConsole(new Members({ url: management, key: keys.management }, workspace), management);
  progress.print(closingWords({ gateway, management, console, keys, dir, vendors: vendors.addresses }, palette));
  progress.print(`\nCtrl-C stops everything; the data stays.`);
  await interruption.wait();
  progress.print('\nstopping');
  return 0;
}

interface Reachable {
  gateway: string;
  management: string;
  fulfilment: string;
  vendors: DemoVendors;
  keys: { gateway: string; management: string };
}

async function playDemo(
  { interruption: { signal }, palette, progress }: LauncherContext,
  at: Reachable,
): Promise<string[]> {
  const gateway = new Gateway({ url: at.gateway, key: at.keys.gateway }, workspace);
  const management = new Management({ url: at.management, key: at.keys.management }, workspace);
  await at.vendors.connect(new ConnectedApps({ url: at.management, key: at.keys.management }, workspace));
  const workflows = await loadWorkspace(management, at.fulfilment);
  progress.say(
    `workspace ${workspace}: ${workflows.length} active workflows, a coupon offer, contacts, five connected apps`,
  );
  const wrong = await demo({ gateway, management, signal }, progress, palette);
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

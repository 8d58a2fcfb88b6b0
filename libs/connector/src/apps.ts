import { Inject, Injectable, Optional, type OnModuleInit } from '@nestjs/common';
import { appBinding, appKey, buckets, connectedApp, type ConnectedApp } from '@fanfare/contracts';
import { KeyValue } from '@fanfare/bus';
import { CONFIG, Log } from '@fanfare/chassis';
import { CannotOpen } from '@fanfare/secrets';
import type { AppSpec, OpenApp } from './app.js';
import type { ConnectorConfig } from './connector.config.js';
import { KIT, type KitOptions } from './kit-options.js';

/** Why a step cannot have its app: for good, or until somebody does something about it. */
export type NoApp = { refused: { code: string; message: string } } | { wait: string };

interface Known {
  app: ConnectedApp;
  revision: number;
  /** Opened when it is first needed. */
  open?: OpenApp | NoApp;
}

/** The accounts that are connected to this service's vendor, as they are now. */
@Injectable()
export class Apps implements OnModuleInit {
  private readonly known = new Map<string, Known>();
  private readonly listeners: ((app: Pick<ConnectedApp, 'workspace' | 'id'>, isThere: boolean) => void)[] = [];

  constructor(
    @Inject(KIT) private readonly kit: KitOptions,
    private readonly values: KeyValue,
    private readonly log: Log,
    @Optional() @Inject(CONFIG) private readonly config: ConnectorConfig,
  ) {}

  async onModuleInit(): Promise<void> {
    if (!this.kit.app) return;
    await this.values.watch(buckets.connections, this.kit.name, connectedApp, (change) => {
      const before = this.known.get(change.key);
      if (change.value === null) this.known.delete(change.key);
      else this.known.set(change.key, { app: change.value, revision: change.revision });
      const app = change.value ?? before?.app;
      if (app) for (const tell of this.listeners) tell(app, change.value !== null);
    });
  }

  /** Tells of every app that is connected, changed or disconnected from now on. */
  onChange(tell: (app: Pick<ConnectedApp, 'workspace' | 'id'>, isThere: boolean) => void): void {
    this.listeners.push(tell);
  }

  isHeld(workspace: string, id: string): boolean {
    return this.find(workspace, id)?.app.held ?? false;
  }

  /** What people call it. */
  nameOf(workspace: string, id: string): string {
    return nameOf(this.title, this.find(workspace, id)?.app.title ?? id);
  }

  /** The app that a step names; without a name the only one that the workspace has. */
  choose(workspace: string, named: string | undefined): OpenApp | NoApp {
    const { title } = this;
    if (named !== undefined) {
      const found = this.find(workspace, named);
      if (found) return this.opened(found);
      return refused('AppNotConnected', `There is no connected app ${named} for ${title}. Connect it, or choose another in the step.`); // prettier-ignore
    }
    const own = [...this.known.values()].filter(({ app }) => app.workspace === workspace);
    const [only] = own;
    if (only && own.length === 1) return this.opened(only);
    return own.length === 0
      ? refused('AppNotConnected', `${title} is not connected. Connect an account under Connected apps.`)
      : refused('AppNotChosen', `${title} is connected ${own.length} times (${own.map(({ app }) => app.id).join(', ')}). Choose one in the step.`); // prettier-ignore
  }

  /** What people call the vendor; a service may do more than speak with one. */
  private get title(): string {
    return this.kit.app?.title ?? this.kit.title;
  }

  private find(workspace: string, id: string): Known | undefined {
    return this.known.get(appKey({ connector: this.kit.name, workspace, id }));
  }

  private opened(known: Known): OpenApp | NoApp {
    return (known.open ??= this.unseal(known));
  }

  private unseal({ app, revision }: Known): OpenApp | NoApp {
    try {
      return openApp(app, { keys: this.config.MASTER_KEYS, spec: this.kit.app, title: this.title, revision });
    } catch (err) {
      if (!(err instanceof CannotOpen)) throw err;
      this.log.error({ err, workspace: app.workspace, app: app.id }, 'the secrets of a connected app cannot be opened');
      return { wait: `the secrets of ${nameOf(this.title, app.title)} cannot be opened: ${err.message}` };
    }
  }
}

interface Opening {
  keys: ConnectorConfig['MASTER_KEYS'];
  spec: AppSpec | undefined;
  title: string;
  revision: number;
}

/** Opens the secrets of an app and reads its settings as its declaration does. Throws CannotOpen. */
export function openApp(app: ConnectedApp, { keys, spec, title, revision }: Opening): OpenApp | NoApp {
  const secrets = JSON.parse(keys.open(app.secrets, appBinding(app))) as object;
  const settings = spec?.settings.safeParse({ ...app.settings, ...secrets });
  const name = nameOf(title, app.title);
  const { workspace, id } = app;
  // Only what a call of steps has open has a lane to pause.
  if (settings?.success) return { workspace, id, name, settings: settings.data, revision, pause: () => undefined };
  const fields = settings?.error.issues.map(({ path }) => path.join('.')).join(', ');
  return refused('AppInvalid', `The settings of ${name} are not valid any more (${fields}). Correct them under Connected apps.`); // prettier-ignore
}

function nameOf(title: string, app: string): string {
  return `${title} ${app}`;
}

function refused(code: string, message: string): NoApp {
  return { refused: { code, message } };
}

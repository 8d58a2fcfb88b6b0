import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  buckets,
  publishedVersion,
  versionAt,
  versionKey,
  versionToMoveTo,
  workflowHead,
  type PublishedVersion,
  type RunMoved,
  type RunRef,
  type StoredEvent,
  type Token,
  type WorkflowHead,
} from '@fanfare/contracts';
import { KeyValue } from '@fanfare/bus';
import { canMove, compile, type CompiledWorkflow } from '@fanfare/engine';

/** A branch, the version that it goes on with, and what the history says of it. */
interface Moved {
  workflow: CompiledWorkflow;
  token: Token;
  history: RunMoved[];
}

type VersionRef = Pick<RunRef, 'workspace' | 'workflow' | 'version'>;

/** Every published version, compiled once, and which of them an event starts. A watch keeps it true. */
@Injectable()
export class Versions implements OnModuleInit {
  private readonly compiled = new Map<string, CompiledWorkflow>();
  /** Heads by workspace: few enough per workspace to walk for each event. */
  private readonly heads = new Map<string, Map<string, WorkflowHead>>();

  /** By workspace, the kinds of events that some run may wait for or end by, and those that one may end by. */
  private readonly awaited = new Map<string, Set<string>>();
  private readonly ending = new Map<string, Set<string>>();
  private readonly listeners: ((workspace: string, workflow: string) => void)[] = [];

  constructor(private readonly values: KeyValue) {}

  async onModuleInit(): Promise<void> {
    // Versions before heads, and both before any message: a head must never name a version that is not here.
    await this.values.watch(buckets.workflows, 'version', publishedVersion, ({ value }) => value && this.add(value));
    await this.values.watch(buckets.workflows, 'head', workflowHead, ({ key, value }) => this.setHead(key, value));
  }

  /** The versions in force for an event's workspace at the instant at which the event was stored. */
  async inForce(event: StoredEvent, storedAt: number): Promise<CompiledWorkflow[]> {
    const found: CompiledWorkflow[] = [];
    for (const head of this.heads.get(event.workspaceId)?.values() ?? []) {
      const version = versionAt(head, storedAt);
      if (version === null) continue;
      const run = { workspace: head.workspace, workflow: head.workflow, version };
      const compiled = this.here(run) ?? (await this.fetched(run));
      if (compiled) found.push(compiled);
    }
    return found;
  }

  /** The version of one workflow in force at an instant. */
  async inForceOf(workspace: string, workflow: string, at: number): Promise<CompiledWorkflow | null> {
    const head = this.heads.get(workspace)?.get(workflow);
    const version = head ? versionAt(head, at) : null;
    if (version === null) return null;
    const run = { workspace, workflow, version };
    return this.here(run) ?? (await this.fetched(run));
  }

  /** The workflows of a workspace that were ever published. */
  workflowsOf(workspace: string): string[] {
    return [...(this.heads.get(workspace)?.keys() ?? [])];
  }

  /** Whether the runs of a workflow stay where they are. */
  isHeld({ workspace, workflow }: Pick<RunRef, 'workspace' | 'workflow'>): boolean {
    return this.heads.get(workspace)?.get(workflow)?.held === true;
  }

  /** With which version a branch goes on whose wait is over: its own, or one that was published meanwhile for those who wait. */
  async moved(from: CompiledWorkflow, token: Token, at: number): Promise<Moved> {
    const { run } = token;
    const head = this.heads.get(run.workspace)?.get(run.workflow);
    const version = head ? versionToMoveTo(head, run) : null;
    const to = version === null ? null : await this.get({ ...run, version });
    if (version === null || !to || !canMove(from, to, token)) return { workflow: from, token, history: [] };
    const entry: RunMoved = { kind: 'run.moved', run: run.id, workspace: run.workspace, at, version };
    // A run that has divided cannot be followed to its end from here on; one branch can.
    const tracked = run.tracked === true || (to.tracked && token.branch === '0');
    const moved = { ...run, version, ...(tracked && { tracked }) };
    return { workflow: to, token: { ...token, run: moved }, history: [entry] };
  }

  /** Calls back for every workflow that is not held (any more). */
  onReleased(released: (workspace: string, workflow: string) => void): void {
    this.listeners.push(released);
    for (const heads of this.heads.values()) {
      for (const { workspace, workflow, held } of heads.values()) if (!held) released(workspace, workflow);
    }
  }

  /** The kinds of events that runs of a workspace may wait for, or end by. */
  awaits(workspace: string): ReadonlySet<string> {
    return this.awaited.get(workspace) ?? nothing;
  }

  /** The kinds of events that runs of a workspace may end by. */
  endsBy(workspace: string): ReadonlySet<string> {
    return this.ending.get(workspace) ?? nothing;
  }

  /** The version that a run is pinned to, if the watch has brought it. */
  here({ workspace, workflow, version }: VersionRef): CompiledWorkflow | undefined {
    return this.compiled.get(versionKey(workspace, workflow, version));
  }

  /** The version that a run is pinned to; null when it was never published. */
  async get(run: VersionRef): Promise<CompiledWorkflow | null> {
    return this.here(run) ?? (await this.fetched(run));
  }

  /** The version from the bucket: the watch may be a moment behind. Null when it was never published (a token from nowhere). */
  async fetched({ workspace, workflow, version }: VersionRef): Promise<CompiledWorkflow | null> {
    const key = versionKey(workspace, workflow, version);
    const published = await this.values.get(buckets.workflows, key, publishedVersion);
    return published ? this.add(published) : null;
  }

  private add(published: PublishedVersion): CompiledWorkflow {
    const workflow = compile(published);
    this.compiled.set(versionKey(published.workspace, published.workflow, published.version), workflow);
    learn(this.awaited, published.workspace, workflow.awaits);
    learn(this.ending, published.workspace, new Set(workflow.endings.map(({ event }) => event)));
    return workflow;
  }

  private setHead(key: string, head: WorkflowHead | null): void {
    const [, workspace = '', workflow = ''] = key.split('.');
    const known = this.heads.get(workspace) ?? new Map<string, WorkflowHead>();
    const wasHeld = known.get(workflow)?.held === true;
    if (head) known.set(workflow, head);
    else known.delete(workflow);
    this.heads.set(workspace, known);
    if (wasHeld && !head?.held) for (const released of this.listeners) released(workspace, workflow);
  }
}

const nothing: ReadonlySet<string> = new Set();

function learn(known: Map<string, Set<string>>, workspace: string, kinds: ReadonlySet<string>): void {
  if (kinds.size === 0) return;
  const all = known.get(workspace) ?? new Set();
  for (const kind of kinds) all.add(kind);
  known.set(workspace, all);
}

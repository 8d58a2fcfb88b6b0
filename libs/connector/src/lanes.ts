import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { buckets, healthKey, laneHealth, laneKey, noApp, type LaneHealth, type LaneRef } from '@fanfare/contracts';
import { KeyValue } from '@fanfare/bus';
import { CONFIG, Log, Metrics, Shutdown } from '@fanfare/chassis';
import { Apps } from './apps.js';
import type { ConnectorConfig } from './connector.config.js';
import { Busy } from './errors.js';
import { Gates } from './gates.js';
import { HarmlessCalls } from './harmless-calls.js';
import { hasLanes, KIT, type KitOptions } from './kit-options.js';
import { Lane } from './lane.js';
import { wordsOf } from './words-of.js';

/** A probe that brought no answer in this time is anybody's again. */
const probeLeaseMs = 60_000;
/** Lanes that one process knows; beyond that it forgets those of which there is nothing to know. */
const maxLanes = 5_000;
const keptShare = 0.8;

/**
 * Every lane of the service, and what all replicas know of them: a bucket says which are closed, and of many replicas one gets
 * to probe. Who finds a vendor down closes its lane at once, for itself, and tells the others.
 */
@Injectable()
export class Lanes implements OnModuleInit {
  private readonly lanes = new Map<string, Lane>();
  private readonly openings: ((lane: Lane) => void)[] = [];
  private readonly closings: ((lane: Lane) => void)[] = [];
  private readonly closed;

  constructor(
    @Inject(KIT) private readonly kit: KitOptions,
    private readonly apps: Apps,
    private readonly gates: Gates,
    private readonly harmless: HarmlessCalls,
    private readonly values: KeyValue,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: ConnectorConfig,
    private readonly shutdown: Shutdown,
    metrics: Metrics,
  ) {
    this.closed = metrics.gauge('fanfare_lanes_closed', 'Vendors’ accounts whose steps wait, by state', ['state']);
  }

  async onModuleInit(): Promise<void> {
    if (!hasLanes(this.kit)) return;
    const { name } = this.kit;
    await this.values.watch(buckets.health, name, laneHealth, (change) => this.learn(change));
    this.shutdown.drain('lanes', async () => this.lanes.forEach(({ timer }) => clearTimeout(timer)));
    // Let go by a person, or with other settings, it is tried at once. Of one that is gone nothing is to be waited for.
    this.apps.onChange(({ workspace, id }, isThere) => {
      const own = [...this.lanes.values()].filter(({ ref }) => ref.workspace === workspace && ref.app === id);
      for (const lane of own) void (isThere ? this.tryNow(lane) : this.open(lane));
    });
  }

  /** Tells of every lane whose steps may be called again: all of them, or one that finds out. */
  onOpen(tell: (lane: Lane) => void): void {
    this.openings.push(tell);
  }

  onClose(tell: (lane: Lane) => void): void {
    this.closings.push(tell);
  }

  of(ref: LaneRef, name?: string): Lane {
    const key = laneKey(ref);
    let lane = this.lanes.get(key);
    if (!lane) {
      const isHeld = () => ref.app !== noApp && this.apps.isHeld(ref.workspace, ref.app);
      const known = name ?? (ref.app === noApp ? ref.endpoint : this.apps.nameOf(ref.workspace, ref.app));
      const made = new Lane(ref, known, this.gates.of(ref), isHeld);
      this.forgetIdle();
      this.lanes.set(key, made);
      lane = made;
    }
    return lane;
  }

  /** The vendor answered. */
  answered(lane: Lane): void {
    lane.answered();
    lane.gate.faster();
    if (lane.probing === 'out') void this.open(lane);
  }

  /** A call is out to find out: until it is back nobody takes from the queue, or what waits would go round and round. */
  probing(lane: Lane): void {
    this.told(lane, 'closed');
  }

  /** It found nothing out. */
  probeAgain(lane: Lane): void {
    lane.allowProbe();
    this.told(lane, 'open');
  }

  /** The vendor does not answer: nobody calls until the next probe, which comes later each time. */
  async down(lane: Lane, reason: string): Promise<void> {
    const { health } = lane;
    const isProbe = lane.probing === 'out';
    if (health?.state === 'down' && !isProbe) return;
    await this.leaveAlone(lane, reason, health?.state === 'down' ? health.probes : 0);
  }

  private async leaveAlone(lane: Lane, reason: string, probes: number): Promise<void> {
    const { PROBE_FIRST_MS: first, PROBE_LONGEST_MS: longest } = this.config;
    lane.probed();
    await this.close(lane, { state: 'down', reason, probes, nextTryAt: Date.now() + Math.min(longest, first * 2 ** probes) }); // prettier-ignore
  }

  /** The vendor said when to come back. */
  async limit(lane: Lane, afterMs: number, reason: string): Promise<void> {
    lane.gate.slower();
    await this.pause(lane, Date.now() + afterMs, reason);
  }

  /** Nobody calls before then: not the vendor's complaint, but its wish. */
  async pause(lane: Lane, nextTryAt: number, reason: string): Promise<void> {
    if (lane.health && lane.health.nextTryAt >= nextTryAt && lane.probing !== 'out') return;
    lane.probed();
    await this.close(lane, { state: 'limited', reason, probes: 0, nextTryAt });
  }

  private async close(lane: Lane, why: Pick<LaneHealth, 'state' | 'reason' | 'probes' | 'nextTryAt'>): Promise<void> {
    const { name: service } = this.kit;
    const since = lane.health?.state === why.state ? lane.health.since : Date.now();
    const health: LaneHealth = { service, lane: lane.ref, name: lane.name, since, ...why };
    lane.closed(health, 0);
    this.arm(lane);
    this.told(lane, 'closed');
    try {
      const revision = await this.values.put(buckets.health, healthKey(service, lane.ref), health);
      if (lane.health === health) lane.revision = revision;
    } catch (err) {
      this.log.warn({ err, lane: lane.key }, 'others do not know yet that a vendor is down');
    }
  }

  private async open(lane: Lane): Promise<void> {
    const { revision } = lane;
    lane.opened();
    this.told(lane, 'open');
    const key = healthKey(this.kit.name, lane.ref);
    try {
      // Not what somebody has found out since: then the lane closes again, which the bucket tells.
      if (revision > 0) await this.values.deleteRevision(buckets.health, key, revision);
      else await this.values.delete(buckets.health, key);
    } catch (err) {
      this.log.warn({ err, lane: lane.key }, 'others do not know yet that a vendor is back');
    }
  }

  private learn(change: { key: string; value: LaneHealth; revision: number } | { key: string; value: null }): void {
    if (change.value === null) {
      const lane = this.lanes.get(change.key.slice(this.kit.name.length + 1));
      if (!lane || lane.health === null) return;
      lane.opened();
      return this.told(lane, 'open');
    }
    const lane = this.of(change.value.lane, change.value.name);
    // What it has since put there itself is not undone by what comes late.
    if (change.revision < lane.revision) return;
    const wasOpen = lane.health === null;
    lane.closed(change.value, change.revision);
    this.arm(lane);
    if (wasOpen) this.told(lane, 'closed');
  }

  private arm(lane: Lane): void {
    clearTimeout(lane.timer);
    const waitMs = Math.max(0, (lane.health?.nextTryAt ?? 0) - Date.now());
    lane.timer = setTimeout(() => void this.tryNow(lane), waitMs).unref();
  }

  /** Its time has come: a limited lane opens; of one that was down a single call finds out, in one replica. */
  async tryNow(lane: Lane): Promise<void> {
    const { health } = lane;
    if (lane.isHeld) return this.told(lane, 'closed');
    if (!health) return this.told(lane, 'open');
    if (lane.probing === 'out') return;
    if (health.state === 'limited') return this.open(lane);
    const isUnused = lane.probing === 'ready';
    // Nothing waits for an address that a step made up: it is forgotten, and found out anew by who calls it next.
    if (isUnused && !lane.isOfApp) return this.open(lane);
    const probes = health.probes + (isUnused ? 0 : 1);
    const claim: LaneHealth = { ...health, probes, nextTryAt: Date.now() + probeLeaseMs };
    try {
      const key = healthKey(this.kit.name, lane.ref);
      const known = lane.revision;
      const revision = known > 0 ? await this.values.update(buckets.health, key, claim, known) : await this.values.create(buckets.health, key, claim); // prettier-ignore
      // Somebody else probes, or knows more: the bucket tells.
      if (revision === false) return this.tryLater(lane);
      lane.closed(claim, revision);
      this.arm(lane);
      const trouble = await this.troubleAt(lane);
      // Somebody has found out meanwhile.
      if (lane.health === null) return;
      if (trouble !== null) return await this.stillClosed(lane, trouble, probes);
      lane.allowProbe();
      this.told(lane, 'open');
    } catch (err) {
      this.log.warn({ err, lane: lane.key }, 'nobody probes yet');
      this.tryLater(lane);
    }
  }

  /** A harmless call first: it has no step at stake, of which nobody might know then what became of it. */
  private async troubleAt(lane: Lane): Promise<unknown> {
    return lane.gate.through(() => this.harmless.trouble(lane));
  }

  private async stillClosed(lane: Lane, trouble: unknown, probes: number): Promise<void> {
    if (!(trouble instanceof Busy)) return this.leaveAlone(lane, wordsOf(trouble), probes);
    lane.gate.slower();
    await this.close(lane, { state: 'limited', reason: trouble.message, probes: 0, nextTryAt: Date.now() + trouble.afterMs }); // prettier-ignore
  }

  private tryLater(lane: Lane): void {
    clearTimeout(lane.timer);
    lane.timer = setTimeout(() => void this.tryNow(lane), this.config.PROBE_FIRST_MS).unref();
  }

  /** A workflow may make up addresses without end. Nothing is lost with a lane that is open and idle: it is made again. */
  private forgetIdle(): void {
    if (this.lanes.size < maxLanes) return;
    for (const [key, lane] of this.lanes) {
      if (!lane.isOpen || !lane.gate.isIdle) continue;
      lane.opened();
      this.lanes.delete(key);
      this.gates.forget(lane.ref);
      if (this.lanes.size < maxLanes * keptShare) return;
    }
  }

  private told(lane: Lane, what: 'open' | 'closed'): void {
    for (const tell of what === 'open' ? this.openings : this.closings) tell(lane);
    const closed = [...this.lanes.values()].map(({ isHeld, health }) => (isHeld ? 'held' : health?.state));
    for (const state of ['down', 'limited', 'held'] as const) {
      this.closed.set({ state }, closed.filter((one) => one === state).length);
    }
  }
}

import { randomUUID } from 'node:crypto';
import type { RunningService } from '@fanfare/chassis';
import { CrashPoint, MONGO } from '@fanfare/chassis';
import { serve, type Requests } from '@fanfare/bus';
import { stepOf } from '@fanfare/connector';
import type { StepCommand } from '@fanfare/contracts';
import { aCommand, asking, startTestServers, StepBench } from '@fanfare/testing';
import type { Connection } from 'mongoose';
import { IssueCoupons } from '../src/coupons/issue-coupons.action.js';
import { AddToTier } from '../src/loyalty/add-to-tier.action.js';
import { AwardPoints } from '../src/loyalty/award-points.action.js';
import { RedeemPoints } from '../src/loyalty/redeem-points.action.js';
import { RewardsModule } from '../src/rewards.module.js';

/** One process of the service, and its handlers for tests that call them without the bus. */
export interface Replica {
  service: RunningService;
  coupons: IssueCoupons;
  award: AwardPoints;
  redeem: RedeemPoints;
  addToTier: AddToTier;
  crash: CrashPoint;
}

export interface World {
  /** Two of them, which know nothing of each other. */
  replicas: [Replica, Replica];
  /** One of them, by turns. */
  replica(turn: number): Replica;
  bench: StepBench;
  requests: Requests;
  db: Connection;
  natsUrl: string;
  /** For another service beside it. */
  env: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

/** real: NATS, MongoDB, two replicas of the service. fake: the orchestrator, by StepBench. */
export async function openWorld(): Promise<World> {
  const servers = await startTestServers();
  const open = async (): Promise<Replica> => {
    const service = await serve(RewardsModule, { name: 'rewards', env: servers.env });
    const get = <T>(type: new (...args: never[]) => T) => service.app.get<T>(type, { strict: false });
    return {
      service,
      coupons: get(IssueCoupons),
      award: get(AwardPoints),
      redeem: get(RedeemPoints),
      addToTier: get(AddToTier),
      crash: get(CrashPoint),
    };
  };
  const replicas: [Replica, Replica] = [await open(), await open()];
  const bench = await StepBench.open(servers.nats.url, 'rewards');
  const client = asking(servers.nats.url);
  return {
    replicas,
    replica: (turn) => replicas[turn % 2] as Replica,
    bench,
    requests: client.requests,
    db: replicas[0].service.app.get<Connection>(MONGO, { strict: false }),
    natsUrl: servers.nats.url,
    env: servers.env,
    async close() {
      await client.close();
      await bench.close();
      await Promise.all(replicas.map(({ service }) => service.stop()));
      await servers.stop();
    },
  };
}

/** A step command with its input, and everything else filled in; a fresh step unless an id is given. */
export function couponStep(
  offer: string,
  contactId: string | null,
  input: object = {},
  given: Partial<StepCommand> = {},
): StepCommand {
  return aCommand('ContactCouponIssue', { contactId, input: { offer, ...input }, ...given });
}

/** A step as the runner hands it to the handler. */
export function handled(command: StepCommand) {
  const defaults = { quantity: 1, contactLimit: null, allowPartialAward: false };
  return stepOf(command, { offer: '', ...defaults, ...command.input });
}

export const fresh = (name: string) => `${name}-${randomUUID().slice(0, 8)}`;

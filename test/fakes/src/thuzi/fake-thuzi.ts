import type { FastifyInstance } from 'fastify';
import { RateWindow, type Rate } from '../rate-window.js';
import { startVendor, type Vendor, type VendorOptions } from '../vendor.js';
import { fail, refuse, throttle } from './answers.js';
import { checkIn, type ThuziCheckIn } from './check-in.js';
import { ThuziEvent, type ThuziEventSetup } from './event.js';

export interface FakeThuziOptions extends VendorOptions {
  /** @default 'thuzi-key' */
  apiKey?: string;
  /** @default one of the id 'event', open to everybody */
  events?: ThuziEventSetup[];
  /** How much it bears is unknown. @default anything */
  rate?: Rate;
}

export interface FakeThuzi extends Vendor {
  /** Who is in, oldest first in each event. */
  checkIns(eventId?: string): ThuziCheckIn[];
  addEvent(setup: ThuziEventSetup): void;
}

/**
 * Thuzi as vendors.md 4.5 proposes it, since no public document was found. Ours on top of that: the header X-Api-Key,
 * and the bodies of refusals. To try a connection, check in nothing: a good key gets 400, a wrong one 401.
 */
export async function startFakeThuzi(options: FakeThuziOptions = {}): Promise<FakeThuzi> {
  const { apiKey = 'thuzi-key', events: setups = [{ id: 'event' }], rate } = options;
  const events = new Map<string, ThuziEvent>();
  const addEvent = (setup: ThuziEventSetup) => void events.set(setup.id, new ThuziEvent(setup));
  setups.forEach(addEvent);
  const checkIns = (eventId?: string) =>
    [...events.values()].filter(({ id }) => eventId === undefined || id === eventId).flatMap((event) => event.checkIns);
  const vendor = await startVendor(
    {
      name: 'thuzi',
      routes: (app) => {
        addAccess(app, apiKey, rate);
        addCheckIns(app, events);
      },
      throttled: throttle,
      failed: fail,
      malformed: (reply) => refuse(reply, 400, 'Unreadable', 'The body is no JSON.'),
      notFound: (reply) => fail(reply, 404),
      state: () => ({ checkIns: checkIns() }),
    },
    options,
  );
  return { ...vendor, checkIns, addEvent };
}

function addAccess(app: FastifyInstance, apiKey: string, rate: Rate | undefined): void {
  const window = rate && new RateWindow(rate);
  app.addHook('preHandler', async ({ headers }, reply) => {
    if (headers['x-api-key'] !== apiKey) return fail(reply, 401);
    const taken = window?.take();
    if (taken?.isOver) return throttle(reply, Math.ceil((taken.resetsAt - Date.now()) / 1_000));
  });
}

function addCheckIns(app: FastifyInstance, events: ReadonlyMap<string, ThuziEvent>): void {
  app.post<{ Params: { event: string } }>('/v1/events/:event/checkins', ({ params, body }, reply) => {
    const given = checkIn.safeParse(body ?? {});
    if (!given.success) {
      const errors = given.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
      return refuse(reply, 400, 'InvalidRequest', 'Some fields are not valid.', { errors });
    }
    const event = events.get(params.event);
    if (!event) return refuse(reply, 404, 'EventNotFound', `There is no event ${params.event}.`);
    const { externalId } = given.data;
    if (!event.expects(externalId)) return refuse(reply, 404, 'AttendeeNotFound', `${externalId} is not expected at ${event.id}.`); // prettier-ignore
    const { id, isFirst } = event.checkIn(given.data);
    return reply.code(isFirst ? 201 : 200).send({ id, status: isFirst ? 'in' : 'already-in' });
  });
}

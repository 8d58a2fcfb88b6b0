import { startVendor, type Vendor } from '@fanfare/fakes';

const full = 3;

/** The vendor, as its documentation has it: cards of three stamps, and a repeat by its Idempotency-Key changes nothing. */
export async function startFakeStampede(apiKey = 'stampede-key'): Promise<Vendor & { stamps(email: string): number }> {
  const stamps = new Map<string, number>();
  const answers = new Map<string, { status: number; body: object }>();
  const vendor = await startVendor({
    name: 'stampede',
    routes(app) {
      app.addHook('preHandler', async (request, reply) => {
        if (request.headers.authorization !== `Bearer ${apiKey}`) await reply.code(401).send({ error: 'unauthorized' });
      });
      app.get('/v1/me', () => ({ account: 'Stampede Ltd' }));
      app.get('/v1/cards', () => ({ cards: [{ id: 'coffee', name: 'Coffee' }] }));
      app.post('/v1/cards/:card/stamps', (request, reply) => {
        const key = String(request.headers['idempotency-key']);
        const known = answers.get(key);
        if (known) return reply.code(known.status).send(known.body);
        const { card } = request.params as { card: string };
        if (card !== 'coffee') return reply.code(404).send({ error: 'no such card' });
        const { email } = request.body as { email: string };
        const before = stamps.get(email) ?? 0;
        const answer =
          before < full ? { status: 201, body: { stamps: before + 1 } } : { status: 409, body: { stamps: before } };
        stamps.set(email, answer.body.stamps);
        answers.set(key, answer);
        return reply.code(answer.status).send(answer.body);
      });
    },
    throttled: (reply, seconds) => reply.code(429).headers(seconds === undefined ? {} : { 'retry-after': seconds }).send({ error: 'slow down' }), // prettier-ignore
    failed: (reply, status) => reply.code(status).send({ error: 'trouble' }),
    malformed: (reply) => reply.code(400).send({ error: 'not JSON' }),
    notFound: (reply) => reply.code(404).send({ error: 'nothing here' }),
  });
  return Object.assign(vendor, { stamps: (email: string) => stamps.get(email) ?? 0 });
}

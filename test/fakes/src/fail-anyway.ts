import type { FastifyReply } from 'fastify';
import type { VendorSpec } from './vendor.js';

/**
 * Has an answer that is about to leave be a failure after all. Nothing can be sent a second time, so the vendor speaks
 * to a reply that keeps what is sent; its status and headers are the real one's.
 */
export function failAnyway(reply: FastifyReply, spec: Pick<VendorSpec, 'failed'>, status: number): string {
  let said: unknown;
  const send = (body: unknown) => {
    said = body;
    return reply;
  };
  reply.type('application/json; charset=utf-8');
  spec.failed(Object.create(reply, { send: { value: send } }) as FastifyReply, status);
  return typeof said === 'string' ? said : JSON.stringify(said ?? '');
}

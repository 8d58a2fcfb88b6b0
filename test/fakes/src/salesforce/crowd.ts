import type { FastifyReply } from 'fastify';

/** Requests that are in hand at once; one too many is refused, and the others go on. */
export class Crowd {
  private inHand = 0;

  constructor(private readonly most: number) {}

  /** Until its answer is sent, or its caller hangs up. False: there are too many. */
  enter(reply: FastifyReply): boolean {
    this.inHand++;
    reply.raw.once('close', () => this.inHand--);
    return this.inHand <= this.most;
  }
}

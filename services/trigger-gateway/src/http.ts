/** The little of a Fastify request that the gateway uses. */
export interface Request {
  method: string;
  params: unknown;
  routeOptions?: { bodyLimit?: number };
  headers: { authorization?: string; 'content-type'?: string; 'content-encoding'?: string };
}

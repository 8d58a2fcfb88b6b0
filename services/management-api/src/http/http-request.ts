/** The little of a Fastify request that the API uses. What came from outside is unknown until it is parsed. */
export interface HttpRequest {
  routeOptions: { url?: string };
  headers: { authorization?: string };
  params: Record<string, unknown>;
  query: unknown;
  body: unknown;
}

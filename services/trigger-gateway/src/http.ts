/** The little of a Fastify request and reply that the gateway uses. */
export interface Request {
  method: string;
  params: unknown;
  headers: { authorization?: string; 'content-type'?: string; 'content-encoding'?: string };
}

export interface Reply {
  code(status: number): Reply;
  type(value: string): Reply;
  header(name: string, value: string): Reply;
  send(body: string): Reply;
}

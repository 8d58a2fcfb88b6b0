import type { FastifyInstance } from 'fastify';
import { audienceAnswer, batchAnswer, memberAnswer, mergeFieldAnswer } from './answers.js';
import type { Audience } from './audience.js';
import { batchSubscribe } from './batch-subscribe.js';
import { archiveMember, changeMember, changeTags, createMember, deletePermanently, putMember, type MergeCheck } from './change-member.js'; // prettier-ignore
import { createBody, patchBody, putBody, readBody, tagsBody } from './member-body.js';
import type { Member } from './member.js';
import { pageOf } from './page.js';
import { problems } from './problem.js';

interface Where {
  Params: { list: string; member: string };
}

interface Account {
  account_id: string;
  account_name: string;
}

/** The part of the Marketing API 3.0 that a connector needs. */
export function addRoutes(app: FastifyInstance, audiences: ReadonlyMap<string, Audience>, account: Account): void {
  const audienceOf = ({ list }: { list: string }): Audience => {
    const audience = audiences.get(list);
    if (!audience) throw problems.notFound();
    return audience;
  };
  addAccountRoutes(app, audiences, account);
  addMemberRoutes(app, audienceOf);

  app.post<Where>('/3.0/lists/:list', ({ params, body, query }) => {
    const audience = audienceOf(params);
    return batchAnswer(audience, batchSubscribe(audience, body, mergeCheck(query)));
  });
  app.get<Where>('/3.0/lists/:list/merge-fields', ({ params, query }) => {
    const audience = audienceOf(params);
    const fields = audience.mergeFields.map((field, index) => mergeFieldAnswer(audience, field, index));
    return { merge_fields: pageOf(fields, query), list_id: audience.id, total_items: fields.length };
  });
  // "If no name is provided, will return all tags" and a name is the beginning of one (the API's reference).
  app.get<Where>('/3.0/lists/:list/tag-search', ({ params, query }) => {
    const { name: begins = '' } = query as { name?: string };
    const tags = [...audienceOf(params).tags].filter(([name]) => name.startsWith(begins)).map(([name, id]) => ({ id, name })); // prettier-ignore
    return { tags, total_items: tags.length };
  });
}

function addAccountRoutes(app: FastifyInstance, audiences: ReadonlyMap<string, Audience>, account: Account): void {
  app.get('/3.0/', () => ({ ...account, total_subscribers: 0 }));
  app.get('/3.0/ping', () => ({ health_status: "Everything's Chimpy!" }));
  app.get('/3.0/lists', ({ query }) => {
    const lists = [...audiences.values()].map(audienceAnswer);
    return { lists: pageOf(lists, query), total_items: lists.length };
  });
}

function addMemberRoutes(app: FastifyInstance, audienceOf: (params: Where['Params']) => Audience): void {
  const members = '/3.0/lists/:list/members';
  const member = `${members}/:member`;
  const found = (params: Where['Params']): { audience: Audience; one: Member } => {
    const audience = audienceOf(params);
    const one = audience.lookUp(params.member);
    if (!one) throw problems.notFound();
    return { audience, one };
  };
  app.post<Where>(members, ({ params, body, query }) => {
    const audience = audienceOf(params);
    return memberAnswer(audience, createMember(audience, readBody(createBody, body), mergeCheck(query)));
  });
  app.put<Where>(member, ({ params, body, query }) => {
    const audience = audienceOf(params);
    return memberAnswer(audience, putMember(audience, params.member, readBody(putBody, body), mergeCheck(query)));
  });
  app.patch<Where>(member, ({ params, body, query }) => {
    const { audience, one } = found(params);
    return memberAnswer(audience, changeMember(audience, one, readBody(patchBody, body), mergeCheck(query)));
  });
  app.get<Where>(member, ({ params }) => {
    const { audience, one } = found(params);
    return memberAnswer(audience, one);
  });
  app.delete<Where>(member, ({ params }, reply) => {
    archiveMember(found(params).one);
    return reply.code(204).send();
  });
  app.post<Where>(`${member}/actions/delete-permanent`, ({ params }, reply) => {
    const { audience, one } = found(params);
    deletePermanently(audience, one);
    return reply.code(204).send();
  });
  app.post<Where>(`${member}/tags`, ({ params, body }, reply) => {
    const { audience, one } = found(params);
    changeTags(audience, one, readBody(tagsBody, body).tags);
    return reply.code(204).send();
  });
}

function mergeCheck(query: unknown): MergeCheck {
  return { areRequired: (query as { skip_merge_validation?: string }).skip_merge_validation !== 'true' };
}

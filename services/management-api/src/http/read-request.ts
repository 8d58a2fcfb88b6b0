import type { z } from 'zod';
import { fieldProblems, type FieldProblem } from '@fanfare/contracts';
import type { HttpRequest } from './http-request.js';
import { isTooDeep, maxDepth } from './json-depth.js';
import { invalid, ProblemError } from './problem-error.js';
import type { Given, Route } from './route.js';
import { UploadedFile } from './uploaded-file.js';

/** Parses a request by the schemas of its route, all parts at once, so that the caller learns of every mistake. */
export function readRequest<R extends Route>(route: R, { params, query, body, caller }: HttpRequest): Given<R> {
  if (body instanceof UploadedFile && route.accepts.includes('application/json')) {
    throw new ProblemError(415, 'UnsupportedMediaType', 'Send application/json.');
  }
  if (isTooDeep(body)) {
    throw new ProblemError(400, 'InvalidRequest', `The body is nested more than ${maxDepth} levels deep.`);
  }
  const problems: FieldProblem[] = [];
  const read = <S extends z.ZodType>(schema: S, value: unknown): z.output<S> | undefined => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) problems.push(...fieldProblems(parsed.error).map(nameUnknownFields(parsed.error)));
    return parsed.data;
  };
  const given = {
    params: read(route.params, params),
    query: read(route.query, query),
    body: read(route.body, body ?? undefined),
    caller: caller ?? null,
  };
  if (problems.length > 0) {
    throw invalid(problems);
  }
  return given as Given<R>;
}

/** Zod reports an unknown field at its parent; people look for the field itself. */
function nameUnknownFields(error: z.ZodError): (problem: FieldProblem, i: number) => FieldProblem {
  return (problem, i) => {
    const issue = error.issues[i];
    if (issue?.code !== 'unrecognized_keys') return problem;
    return { path: [problem.path, issue.keys[0]].filter(Boolean).join('.'), message: 'there is no such field here' };
  };
}

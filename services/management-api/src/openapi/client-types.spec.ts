import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { routes } from '../routes.js';
import { openApiOf } from './openapi.js';

/** The console calls the API by types that are made from its document: a route that changes breaks the console's build. */
const file = path.join(import.meta.dirname, '../../../console/src/api/schema.d.ts');

it("the console's types are those of the routes: after a change, run `npm run docs`", async () => {
  const document = JSON.parse(JSON.stringify(openApiOf(routes))) as OpenAPI3;
  const wanted = astToString(
    await openapiTS(document, { alphabetize: true, rootTypes: true, rootTypesNoSchemaPrefix: true }),
  );
  if (process.env['WRITE_MANIFESTS']) writeFileSync(file, wanted);
  expect(existsSync(file) && readFileSync(file, 'utf8') === wanted).toBe(true);
});

import { listProperties, propertyDefinition, propertyFields, propertyId, removeProperty } from '@fanfare/contracts';
import { queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const tag = 'contacts';
const access = 'workspace';
const properties = `${inWorkspace}/properties`;

export const propertyRoutes = {
  properties: defineRoute({ method: 'GET', path: properties, access, tag, summary: 'Lists what contacts may have: fields that all have, and properties of the workspace', params: workspaceParams, reply: listProperties.reply }),
  saveProperty: defineRoute({
    method: 'PUT', path: `${properties}/:id`, access, tag,
    summary: 'Defines a property, or changes what is said of it; its id and its type stay',
    params: workspaceParams.extend({ id: propertyId }), body: propertyFields, reply: propertyDefinition,
  }),
  removeProperty: defineRoute({
    method: 'POST', path: `${properties}/:id/remove`, access, tag,
    summary: 'Forgets the definition of a property; its values stay',
    params: workspaceParams.extend({ id: queryText }), reply: removeProperty.reply,
  }),
}; // prettier-ignore

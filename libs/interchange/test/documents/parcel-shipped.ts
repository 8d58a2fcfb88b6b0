import type { JsonObject } from '@fanfare/contracts';
import { wayTo } from './way-to.js';

/** A shop tells of a parcel; the carrier is asked, and the customer's record says what it answered. */
export const parcelShipped: JsonObject = {
  name: 'parcel-shipped',
  description: 'Ask the carrier about each parcel',
  enabled: true,
  meta: { displayName: 'Parcel shipped' },
  trigger: {
    id: '1',
    eventName: 'kustomer.hooks.web.64f0c1.receive',
    appVersion: 'kustomer-^1.9.2',
    meta: { displayName: 'Shop: parcel' },
    transitions: [
      wayTo('ask', { op: 'eq', values: ['/#steps.1.attributes.data.parcel.state', 'shipped'] }, 'Shipped only'),
    ],
  },
  steps: [
    {
      id: 'ask',
      action: 'kustomer.rest-api.json',
      appVersion: 'kustomer-^1.9.2',
      meta: { displayName: 'Ask the carrier', description: 'Their test system is slow' },
      params: {
        method: 'post',
        uri: 'https://carrier.test/parcels/{{{steps.1.attributes.data.parcel.code}}}',
        headers: { 'Content-Type': 'application/json', Authorization: 'Bearer {{{variables.63da8231}}}' },
        data: { code: '/#steps.1.attributes.data.parcel.code', note: 'From {{steps.1.attributes.data.shop}}' },
      },
      errorCases: [],
      transitions: [
        wayTo('unknown', { op: 'eq', values: ['/#steps.ask.response.statusCode', 404] }, 'Unknown parcel'),
        wayTo('record', { op: 'exists', values: ['/#steps.ask.body.eta', ''] }),
        wayTo('2', { op: 'exists', values: [true] }, 'Otherwise'),
      ],
    },
    {
      id: 'record',
      action: 'kustomer.customer.update',
      appVersion: 'kustomer-^1.9.2',
      params: {
        id: '/#steps.1.attributes.data.customer.id',
        firstName: '/#steps.1.attributes.data.customer.firstName',
        emails: [{ type: 'home', email: '/#steps.1.attributes.data.customer.email' }],
        custom: { lastEtaAt: '/#steps.ask.body.eta', lastParcelStr: '{{{steps.1.attributes.data.parcel.code}}}' },
        tags: ['5f3a'],
      },
      errorCases: [],
      transitions: [],
    },
    {
      id: 'unknown',
      action: 'kustomer.note.create',
      params: { body: 'No such parcel: {{steps.1.attributes.data.parcel.code}}', customer: '/#steps.record.id' },
      errorCases: [],
      transitions: [wayTo('2')],
    },
    { id: '2', transitions: [], errorCases: [] },
  ],
};

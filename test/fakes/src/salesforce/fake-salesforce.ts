import { startVendor, type Vendor, type VendorOptions } from '../vendor.js';
import { Allocation } from './allocation.js';
import { Crowd } from './crowd.js';
import { addDataApi } from './data-api.js';
import { addTokenEndpoint } from './oauth-token.js';
import type { Fields, ObjectType } from './object-type.js';
import type { Org } from './org.js';
import { RecordWriter } from './record-writer.js';
import { Records } from './records.js';
import { RowLocks } from './row-locks.js';
import { Schema } from './schema.js';
import { Sessions } from './sessions.js';
import { words } from './words.js';

export interface FakeSalesforceOptions extends VendorOptions {
  /** Object types beside, or instead of, Contact, Lead and Account. */
  types?: ObjectType[];
  /** @default 'client-id' */
  clientId?: string;
  /** @default 'client-secret' */
  clientSecret?: string;
  /** @default 'refresh-token' */
  refreshToken?: string;
  /** Where a login says that calls go. @default where the login was */
  instanceUrl?: string;
  /** @default 3,600, as in production */
  loginsPerHour?: number;
  /** @default 15,000, as in a Developer org */
  dailyRequests?: number;
  /** Requests at once. Salesforce counts those that take over 20 s, 25 of them (5 in a Developer org); this one all. @default any */
  maxAtOnce?: number;
}

/** A Salesforce org that is up. */
export interface FakeSalesforce extends Vendor {
  /** Puts a record in, unchecked; its id. */
  put(type: string, fields: Fields): string;
  /** The records of a type that are not deleted, oldest first. */
  records(type: string): Fields[];
  /** Ends every session: 401 INVALID_SESSION_ID until a new token is asked for. */
  expireSessions(): void;
  /** The allocation of the day is used up: 403 REQUEST_LIMIT_EXCEEDED, until `renewRequests`. */
  useUpRequests(): void;
  renewRequests(): void;
  /** An administrator takes a field away. */
  removeField(type: string, field: string): void;
  /** The next writes of such records, as they would then be, find their row locked. @default times 1 */
  lockRows(isOf: (record: Fields) => boolean, times?: number): void;
}

/** Starts a fake of Salesforce's REST API and of its token endpoint, as vendors.md 4.3 tells them. */
export async function startFakeSalesforce(options: FakeSalesforceOptions = {}): Promise<FakeSalesforce> {
  const { types = [], instanceUrl, loginsPerHour = 3_600, dailyRequests = 15_000 } = options;
  const { maxAtOnce = Number.POSITIVE_INFINITY } = options;
  const { clientId = 'client-id', clientSecret = 'client-secret', refreshToken = 'refresh-token' } = options;
  const schema = new Schema(types);
  const records = new Records();
  const locks = new RowLocks();
  const sessions = new Sessions();
  const allocation = new Allocation(dailyRequests);
  const org: Org = {
    schema,
    records,
    writer: new RecordWriter(records, locks),
    sessions,
    allocation,
    crowd: new Crowd(maxAtOnce),
  };
  const recordsOf = (name: string) => records.live(schema.at(name)).map((row) => row.fields);
  const vendor = await startVendor(
    {
      ...words,
      routes: (app) => {
        addTokenEndpoint(app, { clientId, clientSecret, refreshToken, instanceUrl, loginsPerHour }, sessions);
        void app.register(async (data) => addDataApi(data, org), { prefix: '/services/data/:version(^v\\d+\\.\\d$)' });
      },
      state: () => Object.fromEntries(schema.types.map(({ name }) => [name, recordsOf(name)])),
    },
    options,
  );
  return {
    ...vendor,
    put: (type, fields) => records.add(schema.at(type), fields).id,
    records: recordsOf,
    expireSessions: () => sessions.expire(),
    useUpRequests: () => allocation.useUp(),
    renewRequests: () => allocation.renew(),
    removeField: (type, field) => schema.removeField(type, field),
    lockRows: (isOf, times = 1) => locks.add(isOf, times),
  };
}

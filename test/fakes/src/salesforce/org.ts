import type { Allocation } from './allocation.js';
import type { Crowd } from './crowd.js';
import type { RecordWriter } from './record-writer.js';
import type { Records } from './records.js';
import type { Schema } from './schema.js';
import type { Sessions } from './sessions.js';

/** What an org is made of. */
export interface Org {
  schema: Schema;
  records: Records;
  writer: RecordWriter;
  sessions: Sessions;
  allocation: Allocation;
  crowd: Crowd;
}

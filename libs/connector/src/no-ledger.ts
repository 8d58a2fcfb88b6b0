import { Ledger } from './ledger.js';

/** A service without a database can only have actions that need no ledger; the first other one says so. */
export class NoLedger extends Ledger {
  claim(): Promise<never> {
    return refuse();
  }

  takeOver(): Promise<never> {
    return refuse();
  }

  release(): Promise<never> {
    return refuse();
  }

  expire(): Promise<never> {
    return refuse();
  }

  record(): Promise<never> {
    return refuse();
  }

  async prepare(): Promise<void> {}

  async forget(): Promise<number> {
    return 0;
  }

  async sweep(): Promise<number> {
    return 0;
  }
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('This service has no database to record calls in; import MongoModule'));
}

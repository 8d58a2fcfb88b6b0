import { Global, Module } from '@nestjs/common';
import { JoinedStore } from './people/joined.store.js';
import { People } from './people/people.js';
import { Telling } from './telling.js';

const shared = [JoinedStore, People, Telling];

/** What coupons, points and cards have in common; one instance for the whole service, so that a spec finds the one that is used. */
@Global()
@Module({ providers: shared, exports: shared })
export class SharedModule {}

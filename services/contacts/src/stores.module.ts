import { Module } from '@nestjs/common';
import { Collections } from './collections.store.js';
import { ArchiveStore } from './contact/archive.store.js';
import { ContactStore } from './contact/contact.store.js';
import { Snapshots } from './contact/snapshots.js';
import { IdentityStore } from './identity/identity.store.js';
import { ListStore } from './lists/list.store.js';

const stores = [Collections, ArchiveStore, ContactStore, IdentityStore, ListStore, Snapshots];

/** What the answers and the actions share. */
@Module({ providers: stores, exports: stores })
export class StoresModule {}

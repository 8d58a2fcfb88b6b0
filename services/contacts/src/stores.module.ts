import { Module } from '@nestjs/common';
import { Collections } from './collections.store.js';
import { ArchiveStore } from './contact/archive.store.js';
import { ContactStore } from './contact/contact.store.js';
import { Snapshots } from './contact/snapshots.js';
import { IdentityStore } from './identity/identity.store.js';
import { ListStore } from './lists/list.store.js';
import { CrashPoint } from './crash-point.js';
import { MergeTelling } from './merging/merge-telling.js';
import { Merger } from './merging/merger.js';
import { MergeStore } from './merging/merge.store.js';
import { DeletionStore } from './deletion/deletion.store.js';
import { DefinitionStore } from './properties/definition.store.js';
import { KnownDefinitions } from './properties/definitions.js';
import { OutboxStore } from './telling/outbox.store.js';

const stores = [
  Collections,
  ArchiveStore,
  ContactStore,
  CrashPoint,
  DefinitionStore,
  DeletionStore,
  IdentityStore,
  KnownDefinitions,
  ListStore,
  Merger,
  MergeStore,
  MergeTelling,
  OutboxStore,
  Snapshots,
];

/** What the answers and the actions share. */
@Module({ providers: stores, exports: stores })
export class StoresModule {}

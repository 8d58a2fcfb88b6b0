import { Module } from '@nestjs/common';
import { StepEdits } from './actions/step-edits.js';
import { Collections } from './collections.store.js';
import { ArchiveStore } from './contact/archive.store.js';
import { ContactStore } from './contact/contact.store.js';
import { Snapshots } from './contact/snapshots.js';
import { IdentityStore } from './identity/identity.store.js';
import { ListStore } from './lists/list.store.js';
import { MergeTelling } from './merging/merge-telling.js';
import { Merger } from './merging/merger.js';
import { MergeStore } from './merging/merge.store.js';
import { DeletionStore } from './deletion/deletion.store.js';
import { DefinitionStore } from './properties/definition.store.js';
import { KnownDefinitions } from './properties/definitions.js';
import { KnownSegments } from './segments/known-segments.js';
import { SegmentMembers } from './segments/segment-members.store.js';
import { SegmentStore } from './segments/segment.store.js';
import { OutboxStore } from './telling/outbox.store.js';
import { Teller } from './telling/teller.js';

const stores = [
  Collections,
  ArchiveStore,
  ContactStore,
  DefinitionStore,
  DeletionStore,
  IdentityStore,
  KnownDefinitions,
  ListStore,
  Merger,
  MergeStore,
  KnownSegments,
  MergeTelling,
  OutboxStore,
  SegmentMembers,
  SegmentStore,
  Snapshots,
  StepEdits,
  Teller,
];

/** What the answers and the actions share. */
@Module({ providers: stores, exports: stores })
export class StoresModule {}

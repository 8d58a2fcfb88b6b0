import { ContactsController } from './contacts.controller.js';
import { DeletionController } from './deletion.controller.js';
import { ListsController } from './lists.controller.js';
import { ExportingController } from './exporting.controller.js';
import { ImportingController } from './importing.controller.js';
import { MergingController } from './merging.controller.js';
import { ProfileController } from './profile.controller.js';
import { PropertiesController } from './properties.controller.js';
import { SegmentsController } from './segments.controller.js';
import { TimelineController } from '../timeline/timeline.controller.js';
import { ViewsController } from './views.controller.js';

/** Everything about contacts. */
export const contactControllers = [
  ContactsController,
  DeletionController,
  ListsController,
  ExportingController,
  ImportingController,
  MergingController,
  ProfileController,
  PropertiesController,
  SegmentsController,
  TimelineController,
  ViewsController,
];

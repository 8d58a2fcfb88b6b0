import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection, type Model } from 'mongoose';
import {
  publishedVersion,
  workflowDefinition,
  type PublishedVersion,
  type WorkflowDefinition,
} from '@fanfare/contracts';
import { insertNew, MONGO } from '@fanfare/chassis';

/** A version with the instant at which it was frozen. */
export interface Version extends PublishedVersion {
  frozenAt: number;
  /** Where its definition came from, if that was elsewhere: for exporting it. Nobody who runs it needs it. */
  imported?: WorkflowDefinition['imported'];
}

interface StoredVersion {
  _id: string;
  workspace: string;
  workflow: string;
  version: number;
  frozenAt: number;
  /** Definition and actions as text, as they were. */
  content: string;
  /** As text, because a document of others' may have any names of fields. */
  imported?: string;
}

const schema = new Schema<StoredVersion>(
  {
    _id: String,
    workspace: String,
    workflow: String,
    version: Number,
    frozenAt: Number,
    content: String,
    imported: String,
  },
  { collection: 'versions', versionKey: false, strictQuery: 'throw' },
);
schema.index({ workspace: 1, workflow: 1, version: -1 }, { unique: true });

/** The immutable versions: written once, never changed, never deleted, because a run may be pinned to any of them. */
@Injectable()
export class VersionStore implements OnModuleInit {
  private readonly model: Model<StoredVersion>;
  private readonly versions: Collection<StoredVersion>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.model = connection.model<StoredVersion>('Version', schema);
    this.versions = connection.collection<StoredVersion>('versions');
  }

  async onModuleInit(): Promise<void> {
    await this.model.createIndexes();
  }

  async find(workspace: string, workflow: string, version: number): Promise<Version | null> {
    const stored = await this.model.findById(keyOf({ workspace, workflow, version })).lean<StoredVersion>();
    return stored && toVersion(stored);
  }

  /** False when the number is taken. */
  async insert(version: Version): Promise<boolean> {
    const { workspace, workflow, frozenAt, version: number, imported } = version;
    const content = contentOf(version);
    const stored = {
      ...{ _id: keyOf(version), workspace, workflow, version: number, frozenAt, content },
      ...(imported && { imported: JSON.stringify(imported) }),
    };
    return (await insertNew(this.versions, [stored])).length === 0;
  }

  /** Newest first. */
  async list(workspace: string, workflow: string): Promise<{ version: number; frozenAt: number }[]> {
    const found = await this.model
      .find({ workspace, workflow }, { version: 1, frozenAt: 1 })
      .sort({ version: -1 })
      .lean<StoredVersion[]>();
    return found.map(({ version, frozenAt }) => ({ version, frozenAt }));
  }
}

/** What a version says, as text: equal texts, equal versions. */
export function contentOf({ definition, actions }: Pick<PublishedVersion, 'definition' | 'actions'>): string {
  return JSON.stringify({ definition, actions });
}

/** Whether two are one version: alike to those who run them, and to those who export them. */
export function saysTheSame(one: Said, other: Said): boolean {
  return contentOf(one) === contentOf(other) && JSON.stringify(one.imported) === JSON.stringify(other.imported);
}

type Said = Pick<Version, 'definition' | 'actions' | 'imported'>;

/** A version's definition as people wrote it. */
export function asWritten({ definition, imported }: Version): WorkflowDefinition {
  return { ...definition, ...(imported && { imported }) };
}

const content = publishedVersion.pick({ definition: true, actions: true });

function keyOf({ workspace, workflow, version }: { workspace: string; workflow: string; version: number }): string {
  return `${workspace}/${workflow}/${version}`;
}

function toVersion({ workspace, workflow, version, frozenAt, content: text, imported }: StoredVersion): Version {
  return {
    ...{ workspace, workflow, version, frozenAt, ...content.parse(JSON.parse(text)) },
    ...(imported !== undefined && { imported: workflowDefinition.shape.imported.parse(JSON.parse(imported)) }),
  };
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  buckets,
  serviceManifest,
  type ActionEntry,
  type ServiceManifest,
  type WorkflowDefinition,
} from '@fanfare/contracts';
import { KeyValue } from '@fanfare/bus';

/** What every service can do, as it announced at its boot. A watch keeps it true. */
@Injectable()
export class Catalogue implements OnModuleInit {
  private readonly manifests = new Map<string, ServiceManifest>();
  private byName: ReadonlyMap<string, ActionEntry> = new Map();

  constructor(private readonly values: KeyValue) {}

  async onModuleInit(): Promise<void> {
    await this.values.watch(buckets.catalogue, '', serviceManifest, ({ key, value }) => {
      if (value) this.manifests.set(key, value);
      else this.manifests.delete(key);
      const entries = [...this.manifests.values()].flatMap(({ actions }) => actions);
      this.byName = new Map(entries.sort((a, b) => a.name.localeCompare(b.name)).map((entry) => [entry.name, entry]));
    });
  }

  actions(): ReadonlyMap<string, ActionEntry> {
    return this.byName;
  }

  /** What a service can do. */
  service(name: string): ServiceManifest | undefined {
    return this.manifests.get(name);
  }

  /** Every service, by name. */
  services(): ServiceManifest[] {
    return [...this.manifests.values()].sort((a, b) => a.service.localeCompare(b.service));
  }

  /** The actions that the steps of a definition name; the engine's own steps are not among them. */
  actionsOf({ steps }: WorkflowDefinition): Record<string, ActionEntry> {
    const names = [...new Set(Object.values(steps).map(({ action }) => action))].sort();
    return Object.fromEntries(
      names.flatMap((name) => {
        const entry = this.byName.get(name);
        return entry ? [[name, entry]] : [];
      }),
    );
  }
}

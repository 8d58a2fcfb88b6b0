import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { serviceManifest, type ServiceManifest } from '@fanfare/contracts';

const services = path.resolve(import.meta.dirname, '../../../../services');

/**
 * What every service with actions can do, our own first. Nothing may import a service: each keeps what it announces in its
 * manifest.json, which a spec of its own holds against its declarations.
 */
export function manifests(folder = services): ServiceManifest[] {
  const all = readdirSync(folder).filter((name) => hasActions(path.join(folder, name)));
  const [vendors, own] = [true, false].map((ofVendor) =>
    all.filter((name) => name.startsWith('connector-') === ofVendor),
  );
  return [...(own ?? []), ...(vendors ?? [])].map((name) => read(path.join(folder, name, 'manifest.json')));
}

function hasActions(folder: string): boolean {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return false; // what is left of a service that is gone
  const { dependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as { dependencies?: object };
  return '@fanfare/connector' in dependencies;
}

function read(file: string): ServiceManifest {
  if (!existsSync(file)) {
    throw new Error(`${file} is missing: the service needs a src/manifest.spec.ts like the others'`);
  }
  return serviceManifest.parse(JSON.parse(readFileSync(file, 'utf8')));
}

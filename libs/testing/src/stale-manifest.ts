import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ServiceManifest } from '@fanfare/contracts';

/**
 * What is wrong with the manifest.json of a service, null: nothing. The reference is made from it, because nobody may
 * import a service. `npm run docs` runs the services' specs with WRITE_MANIFESTS, and then they write it.
 */
export function staleManifest(sources: string, manifest: ServiceManifest): string | null {
  const file = resolve(sources, '../manifest.json');
  const wanted = JSON.stringify(manifest, null, 2);
  if (process.env['WRITE_MANIFESTS']) writeFileSync(file, wanted);
  // Its format is Prettier's affair; the order of its fields is that of the tables.
  const found = existsSync(file) ? JSON.stringify(JSON.parse(readFileSync(file, 'utf8')), null, 2) : '';
  return found === wanted ? null : `${file} is not what the actions declare: run \`npm run docs\``;
}

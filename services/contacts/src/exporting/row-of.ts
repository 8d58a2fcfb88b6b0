import type { ContactRow } from '@fanfare/contracts';

/** A contact as a row of these columns. */
export function rowOf(contact: ContactRow, columns: readonly string[]): string[] {
  return columns.map((column) => {
    if (instants.includes(column)) return instant(contact[column]);
    if (!column.startsWith('properties.')) return cell(contact[column]);
    const name = column.slice('properties.'.length);
    return Object.hasOwn(contact.properties, name) ? cell(contact.properties[name]) : '';
  });
}

const instants = ['createdAt', 'updatedAt', 'lastSeenAt'];

function instant(at: unknown): string {
  return typeof at === 'number' ? new Date(at).toISOString() : '';
}

/** Several words as an import takes them. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join('; ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

import type { Json } from '@fanfare/contracts';
import { z } from 'zod';

export const bodyKind = z.enum(['json', 'form', 'raw']);
type BodyKind = z.output<typeof bodyKind>;

type Scalar = string | number | boolean;
type Form = Record<string, Scalar | Scalar[]>;

/** Whether a body can be sent as the fields of a form. */
export function isForm(body: Json | undefined): body is Form {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  return Object.values(body).every((value) => [value].flat().every(isScalar));
}

/** The text of a body, and its usual content type; without a kind text is raw, and anything else JSON. */
export function written(body: Json, kind?: BodyKind): { text: string; type: string } {
  const chosen = kind ?? (typeof body === 'string' ? 'raw' : 'json');
  switch (chosen) {
    case 'raw':
      return { text: typeof body === 'string' ? body : JSON.stringify(body), type: 'text/plain; charset=utf-8' };
    case 'json':
      return { text: JSON.stringify(body), type: 'application/json' };
    case 'form':
      return { text: encoded(body as Form), type: 'application/x-www-form-urlencoded' };
    default:
      return chosen satisfies never;
  }
}

function encoded(form: Form): string {
  const fields = Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
  return new URLSearchParams(fields).toString();
}

function isScalar(value: Json): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

import { parsePath, type Path } from './reference.js';

/** What a text in a definition is: itself, one reference, a template, or something that only looks like one of these. */
export type TextKind =
  { kind: 'literal' } | { kind: 'reference'; path: Path } | { kind: 'template' } | { kind: 'broken'; problem: string };

const literal: TextKind = { kind: 'literal' };

/**
 * `{{ steps.a.b }}` and `/#steps.a.b` alone are references and keep the type; any other text with `{{` or `{%` is a
 * Liquid template and gives a text; the rest is literal.
 */
export function kindOfText(text: string): TextKind {
  if (text.startsWith('/#')) return kindOfKustomer(text.slice(2));
  if (!text.includes('{{') && !text.includes('{%')) return literal;
  const path = wholeReference(text);
  return path ? { kind: 'reference', path } : { kind: 'template' };
}

function wholeReference(text: string): Path | null {
  if (!text.startsWith('{{') || !text.endsWith('}}') || text.length > 2_000) return null;
  const inner = text.slice(text.startsWith('{{-') ? 3 : 2, text.endsWith('-}}') ? -3 : -2);
  return parsePath(inner.trim());
}

function kindOfKustomer(text: string): TextKind {
  if (text.startsWith('fn:')) {
    return {
      kind: 'broken',
      problem:
        'functions (/#fn:) are not supported here; use a Liquid filter such as {{ steps.a.b | date: "%Y-%m-%d" }}',
    };
  }
  const path = parsePath(text);
  return path
    ? { kind: 'reference', path }
    : {
        kind: 'broken',
        problem:
          'a text that starts with /# is a reference such as /#steps.coupon.coupon_count, and nothing else may follow it',
      };
}

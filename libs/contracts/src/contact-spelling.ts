import type { ContactRef } from './event.js';

/** One address, one spelling: otherwise one person with two capitals becomes two contacts. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Digits and a leading plus; how a number is punctuated is not part of it. What has no digit is left as it is. */
export function normaliseMobile(mobile: string): string {
  const text = mobile.trim();
  const digits = text.replace(/\D/g, '');
  if (digits === '') return text;
  return text.startsWith('+') ? `+${digits}` : digits;
}

/** A reference in the spelling that everything else compares. */
export function normaliseRef(ref: ContactRef): ContactRef {
  return {
    ...ref,
    ...(ref.email === undefined ? {} : { email: normaliseEmail(ref.email) }),
    ...(ref.mobile === undefined ? {} : { mobile: normaliseMobile(ref.mobile) }),
  };
}

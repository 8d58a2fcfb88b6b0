/** The GSM-7 alphabet (GSM 03.38), and what takes two places in it, after an escape. */
const alphabet = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const escaped = new Set('\f^{}\\[~]|€');

/**
 * How many SMS a text makes: 160 places of GSM-7 or, with one character outside of it, 70 of UCS-2; less in each of
 * several, for the header that joins them (Twilio, "What is UCS-2 Character Encoding?").
 */
export function segmentsOf(text: string): number {
  const units = gsm7Units(text);
  return units === null ? split(ucs2Units(text), 70, 67) : split(units, 160, 153);
}

/** The places that each character takes; null where one is not of GSM-7. */
function gsm7Units(text: string): number[] | null {
  const characters = [...text];
  if (!characters.every((one) => alphabet.has(one) || escaped.has(one))) return null;
  return characters.map((one) => (escaped.has(one) ? 2 : 1));
}

function ucs2Units(text: string): number[] {
  return [...text].map((one) => one.length);
}

/** No character is torn apart between two segments. */
function split(units: number[], alone: number, joined: number): number {
  const total = units.reduce((sum, one) => sum + one, 0);
  if (total <= alone) return 1;
  let segments = 1;
  let taken = 0;
  for (const one of units) {
    if (taken + one > joined) {
      segments++;
      taken = 0;
    }
    taken += one;
  }
  return segments;
}

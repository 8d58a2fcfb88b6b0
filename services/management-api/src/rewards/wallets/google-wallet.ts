import { createHash } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import type { ShownCard } from '@fanfare/contracts';
import { googleAlgorithm, type GoogleKeys } from './google-keys.js';

const barcodes = { qr: 'QR_CODE', code128: 'CODE_128', pdf417: 'PDF_417', aztec: 'AZTEC' } as const;

/** Longer links are cut by some browsers (Google Wallet, "Working with JSON Web Tokens"). */
const mostChars = 1_800;

/**
 * Links that add a card to Google Wallet: a JSON Web Token with a generic object in it, signed by a service account (Google
 * Wallet, "Working with JSON Web Tokens", "Jwt", "GenericObject"). Nothing is stored at Google before somebody follows it.
 */
export class GoogleWallet {
  constructor(private readonly keys: GoogleKeys) {}

  /** `secret`: what the card's link ends with. The object's id is made of it, so that a card is one object. */
  async link(card: ShownCard, secret: string): Promise<string> {
    // Fields that would make it too long are left out, the last ones first: the card's page shows all of them.
    for (let count = card.fields.length; ; count--) {
      const token = await this.sign({ ...card, fields: card.fields.slice(0, count) }, secret);
      if (token.length <= mostChars || count === 0) return `https://pay.google.com/gp/v/save/${token}`;
    }
  }

  private async sign(card: ShownCard, secret: string): Promise<string> {
    const { issuer, account, key } = this.keys;
    const classId = `${issuer}.fanfare`;
    const id = `${issuer}.${createHash('sha256').update(secret).digest('base64url').slice(0, 22)}`;
    const payload = { genericClasses: [{ id: classId }], genericObjects: [{ id, classId, ...objectOf(card) }] };
    return new SignJWT({ aud: 'google', typ: 'savetowallet', origins: [], payload })
      .setProtectedHeader({ alg: googleAlgorithm, typ: 'JWT' })
      .setIssuer(account)
      .setIssuedAt()
      .sign(await importPKCS8(key, googleAlgorithm));
  }
}

function objectOf({ title, subtitle, fields, colours, logoUrl, barcode }: ShownCard) {
  return {
    state: 'ACTIVE',
    cardTitle: worded(title),
    header: worded(subtitle ?? title),
    hexBackgroundColor: colours.background,
    textModulesData: fields.map(({ label, value }, i) => ({ id: `field${i}`, header: label, body: value })),
    ...(logoUrl !== null && { logo: { sourceUri: { uri: logoUrl } } }),
    ...(barcode && { barcode: { type: barcodes[barcode.kind], value: barcode.value, alternateText: barcode.value } }),
  };
}

/** Google asks for a language; ours are texts of a template, in whatever language it was written. */
function worded(value: string) {
  return { defaultValue: { language: 'en', value } };
}

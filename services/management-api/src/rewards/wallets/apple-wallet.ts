import { createHash } from 'node:crypto';
import type { ShownCard } from '@fanfare/contracts';
import type { AppleKeys } from './apple-keys.js';
import { plainPng } from './plain-png.js';

const formats = {
  qr: 'PKBarcodeFormatQR',
  code128: 'PKBarcodeFormatCode128',
  pdf417: 'PKBarcodeFormatPDF417',
  aztec: 'PKBarcodeFormatAztec',
} as const;

/** Fields on the front of a generic pass, besides title and subtitle; the others stand on its back. */
const onTheFront = 4;

/**
 * Cards as files for Apple Wallet: a generic pass, signed with the certificate of its pass type (Apple, Wallet Passes: "Pass",
 * "Pass.Generic", "Building a Pass"). A pass must have an icon; ours is a square of the card's colour.
 */
export class AppleWallet {
  constructor(private readonly keys: AppleKeys) {}

  /** `secret`: what the card's link ends with. The pass's number is made of it, so that a card is one pass. */
  async pass(card: ShownCard, secret: string): Promise<Buffer> {
    const { certificate, key, passphrase, wwdr, passType, team, organisation } = this.keys;
    // Loaded only where it is needed: it brings four megabytes.
    const { PKPass } = await import('passkit-generator');
    const icon = plainPng(58, card.colours.background);
    const pass = new PKPass(
      { 'icon.png': plainPng(29, card.colours.background), 'icon@2x.png': icon },
      {
        wwdr,
        signerCert: certificate,
        signerKey: key,
        ...(passphrase !== undefined && { signerKeyPassphrase: passphrase }),
      },
      {
        passTypeIdentifier: passType,
        teamIdentifier: team,
        organizationName: organisation,
        serialNumber: createHash('sha256').update(secret).digest('base64url').slice(0, 22),
        description: card.title || organisation,
        logoText: organisation,
        backgroundColor: rgb(card.colours.background),
        foregroundColor: rgb(card.colours.foreground),
        labelColor: rgb(card.colours.foreground),
      },
    );
    pass.type = 'generic';
    pass.primaryFields.push({ key: 'title', value: card.title });
    if (card.subtitle) pass.secondaryFields.push({ key: 'subtitle', value: card.subtitle });
    card.fields.forEach((field, i) => {
      const side = i < onTheFront ? pass.auxiliaryFields : pass.backFields;
      side.push({ key: `field${i}`, ...field });
    });
    if (card.barcode) {
      const { kind, value } = card.barcode;
      // Scanners expect Latin 1 where it is enough.
      const messageEncoding = /^[\x20-\xff]*$/.test(value) ? 'iso-8859-1' : 'utf-8';
      pass.setBarcodes({ format: formats[kind], message: value, altText: value, messageEncoding });
    }
    return pass.getAsBuffer();
  }
}

function rgb(colour: string): string {
  return `rgb(${[...Buffer.from(colour.slice(1), 'hex')].join(', ')})`;
}

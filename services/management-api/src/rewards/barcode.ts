import { toSVG } from 'bwip-js/node';
import type { ShownCard } from '@fanfare/contracts';

type Barcode = NonNullable<ShownCard['barcode']>;

const encoders: Record<Barcode['kind'], string> = {
  qr: 'qrcode',
  code128: 'code128',
  pdf417: 'pdf417',
  aztec: 'azteccode',
};

/** Longer ones take long to draw, and no scanner reads them from a screen. */
const longest = 300;

/** A barcode as an SVG of nothing but paths; null when it cannot say this. */
export function barcodeSvg({ kind, value }: Barcode): string | null {
  if (value === '' || value.length > longest) return null;
  // It knows no other characters; the encoder would write their bytes, which scanners read as something else.
  if (kind === 'code128' && !/^[\x20-\x7e]+$/.test(value)) return null;
  try {
    return toSVG({ bcid: encoders[kind], text: value, scale: 2, paddingwidth: 2, paddingheight: 2 });
  } catch {
    // More than the kind can hold. The page shows the value in words.
    return null;
  }
}

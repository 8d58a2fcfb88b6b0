import type { Connection } from 'mongoose';

/** What is there of an offer's codes, counted one by one: in the chunks that were imported, and among the coupons. */
export interface CodesCounted {
  /** Imported, and on no coupon. */
  inStock: string[];
  /** On coupons. */
  issued: string[];
}

/** Counts codes where they are, and not what the offer's document says of them. */
export async function countCodes(db: Connection, offer: string): Promise<CodesCounted> {
  const coupons = await db.collection('coupons').find({ workspace: 'acme', offer }).toArray();
  const issued = coupons.map(({ code }) => String(code));
  const chunks = await db
    .collection<{ _id: string; codes: string[] }>('codeChunks')
    .find({ _id: { $gt: `acme/${offer}#`, $lt: `acme/${offer}$` } })
    .toArray();
  const given = new Set(issued);
  return { inStock: chunks.flatMap(({ codes }) => codes).filter((code) => !given.has(code)), issued };
}

import { describe, expect, it } from '@jest/globals';
import { longId, recordId, shortId } from './record-id.js';

describe('a record id', () => {
  it('has the three characters at its end that Salesforce computes', () => {
    expect(['001xx000003DGb1', '001xx000003DGb0', '00Dxx0000001gER'].map(longId)).toEqual([
      '001xx000003DGb1AAG',
      '001xx000003DGb0AAG',
      '00Dxx0000001gEREAY',
    ]);
  });

  it('begins with the prefix of its type, and is never given twice', () => {
    const ids = [1, 2, 62, 3_844].map((n) => recordId('003', n));
    expect(ids.every((id) => /^003[0-9A-Za-z]{15}$/.test(id))).toBe(true);
    expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(4);
  });

  it('is the same record in its short form', () => {
    expect(['001xx000003DGb1AAG', '001xx000003DGb1', 'nobody'].map(shortId)).toEqual([
      '001xx000003DGb1',
      '001xx000003DGb1',
      null,
    ]);
  });
});

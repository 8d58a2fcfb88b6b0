import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeFrame, encodeFrame, joinFrames, splitFrames, type Frame } from './frames.js';

const json = fc.json({ stringUnit: 'binary' });
const frame: fc.Arbitrary<Frame> = fc.oneof(
  fc.record({ head: json, cargo: json }),
  json.map((head) => ({ head })),
);
const roundTrip = (frames: Frame[]) => splitFrames(joinFrames(frames.map(encodeFrame))).map(decodeFrame);

describe('a message’s frames', () => {
  it('come back as they went, whatever JSON they hold', () => {
    fc.assert(fc.property(fc.array(frame), (frames) => expect(roundTrip(frames)).toEqual(frames)));
  });

  it('keep tabs and line breaks of a text inside it', () => {
    const text = JSON.stringify({ note: 'a\tb\nc\r\n\u2028d\u0000' });
    expect(roundTrip([{ head: text, cargo: text }, { head: text }])).toEqual([
      { head: text, cargo: text },
      { head: text },
    ]);
  });

  it('are none in an empty message', () => {
    expect(splitFrames('')).toEqual([]);
  });
});

/**
 * How a message carries a batch: one line per item, `head` or `head<TAB>cargo`, both JSON. JSON never contains a raw
 * tab or line break, so nothing needs escaping, and a worker can hand the cargo (the run's token) back without parsing it.
 */
export interface Frame {
  head: string;
  cargo?: string;
}

export function encodeFrame(frame: Frame): string {
  return frame.cargo === undefined ? frame.head : `${frame.head}\t${frame.cargo}`;
}

export function decodeFrame(line: string): Frame {
  const tab = line.indexOf('\t');
  return tab < 0 ? { head: line } : { head: line.slice(0, tab), cargo: line.slice(tab + 1) };
}

export function joinFrames(lines: readonly string[]): string {
  return lines.join('\n');
}

export function splitFrames(payload: string): string[] {
  return payload.length === 0 ? [] : payload.split('\n');
}

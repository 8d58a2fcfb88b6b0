import { openLimitEnd } from './limit-end.js';
import type { LimitMode } from './limit-protocol.js';

// The worker end, in a process of its own: adds a hop and answers.
const [, , url = '', mode = 'arrays'] = process.argv;
await openLimitEnd(url, 'steps', mode as LimitMode, (ping) => ({ ...ping, hop: ping.hop + 1 }));
process.send?.('ready');

import { Injectable } from '@nestjs/common';

/**
 * A named place between two writes. Does nothing; a spec replaces `at` to let the work stop dead right there, as a kill
 * would, and then looks at what a repeat makes of the pieces.
 */
@Injectable()
export class CrashPoint {
  at: (point: string) => Promise<void> = () => Promise.resolve();
}

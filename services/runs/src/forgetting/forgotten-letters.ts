import { Injectable } from '@nestjs/common';
import { contactOf, deadLetter, storedEvent, streams, subjects, type ContactToForget } from '@fanfare/contracts';
import { contactReferences, decodeFrame, parseJson, StreamEraser } from '@fanfare/bus';
import { ownerOf } from '../dead-letters/letter-owner.js';
import { LetterOfContactStore } from './letter-of-contact.store.js';

const pageSize = 100;

/** Takes what dead letters hold of a contact out of them, and the letters themselves out of their stream. */
@Injectable()
export class ForgottenLetters {
  constructor(
    private readonly letters: LetterOfContactStore,
    private readonly eraser: StreamEraser,
  ) {}

  /** The stream first: a letter that has been emptied here is not looked for there. */
  async forget(who: ContactToForget, runs: ReadonlySet<string>, at: number): Promise<number> {
    await this.eraseFrom(who, runs);
    const ids = await this.letters.ofRuns([...runs]);
    let after = 0;
    for (let isLast = false; !isLast;) {
      const page = await this.letters.ofNoRun(who.workspace, after, pageSize);
      ids.push(...page.filter(({ item }) => isEventOf(item, who)).map(({ _id }) => _id));
      after = page.at(-1)?.order ?? after;
      isLast = page.length < pageSize;
    }
    if (ids.length > 0) await this.letters.empty(ids, at);
    return ids.length;
  }

  private async eraseFrom(who: ContactToForget, runs: ReadonlySet<string>): Promise<void> {
    const { name } = streams.dead;
    for await (const message of this.eraser.messages(name, subjects.dead('*'))) {
      const parsed = parseJson(deadLetter, message.string());
      if ('error' in parsed) continue;
      const { workspace, run } = ownerOf(parsed.value);
      const isTheirs = run !== null ? runs.has(run) : workspace === who.workspace && isEventOf(parsed.value.item, who);
      if (isTheirs) await this.eraser.erase(name, message.seq);
    }
  }
}

/** A letter of no run is about whom its event is about, if it holds one. What cannot be read names nobody. */
function isEventOf(item: string, { workspace, who }: ContactToForget): boolean {
  const parsed = parseJson(storedEvent, decodeFrame(item).head);
  const contact = 'value' in parsed ? contactOf(parsed.value) : null;
  return contact !== null && contactReferences(workspace, contact).some((reference) => who.includes(reference));
}

import type { RepeatClass } from '@fanfare/contracts';

/** What follows "If its answer is lost, …". */
export const repeatWords: Readonly<Record<RepeatClass, string>> = {
  pure: 'it is done again: it only computes, and computes the same.',
  own: 'it is done again and happens once: the service keeps what it did together with what came of it, and answers with that.',
  safe: 'it is done again: twice leaves the vendor as once does.',
  ask: 'the vendor is asked what became of it, and only what never happened is done again.',
  never: 'it is not done again: nobody can tell whether it happened, so a person decides.',
};

export type InboundWord = 'stop' | 'start' | 'help';

/** The words that Twilio acts upon by itself, alone in a message, in any case (tutorials/advanced-opt-out). */
const words: Readonly<Record<InboundWord, readonly string[]>> = {
  stop: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
  start: ['START', 'YES', 'UNSTOP'],
  help: ['HELP', 'INFO'],
};

/**
 * What somebody wants who has texted: null, when it is none of these. Where the account has words of its own, Twilio says
 * in `OptOutType` which it took the message for.
 */
export function inboundWord({ Body = '', OptOutType }: { Body?: string; OptOutType?: string }): InboundWord | null {
  const said = (OptOutType ?? Body).trim().toUpperCase();
  return (Object.keys(words) as InboundWord[]).find((word) => words[word].includes(said)) ?? null;
}

import { deadLetterLines, type DeadLetterQuery, type Settlement } from '@fanfare/client';
import type { JsonObject } from '@fanfare/contracts';
import { parseJson } from '../arguments.js';
import type { Context } from '../context.js';

/** What people say of a step whose outcome nobody knows, and what it is called when it is done. */
const decisions = { happened: 'happened', repeat: 'repeated', fail: 'failed' } as const;
export const decisionWords = Object.keys(decisions) as (keyof typeof decisions)[];

export interface DeadOptions extends DeadLetterQuery {
  replay?: string[];
  discard?: string[];
  decide?: keyof typeof decisions;
  output?: string;
}

/** Lists dead letters, or settles those that are named. False when one of them is not settled so. */
export async function deadLetters(ids: readonly string[], options: DeadOptions, context: Context): Promise<boolean> {
  const { operating, terminal } = context;
  const settlement = settlementOf(ids, options);
  if (settlement === null) {
    const { letters } = await operating.deadLetters(options);
    terminal.show(letters, () => deadLetterLines(letters, terminal.palette));
    return true;
  }
  const answer = await operating.settleDeadLetters(settlement, options.everywhere);
  terminal.show(answer, () => {
    const unknown = answer.unknown.map((id) => `${id} is not there`);
    const refused = answer.refused.map(({ id, because }) => `${id}: ${because}`);
    return [`${answer.settled.length} ${settlement.as}`, ...unknown, ...refused].join('\n');
  });
  return answer.unknown.length + answer.refused.length === 0;
}

/** What is to be settled; null when they are only to be listed. */
function settlementOf(named: readonly string[], { replay, discard, decide, output }: DeadOptions): Settlement | null {
  const ways = [replay, discard, decide].filter((way) => way !== undefined).length;
  if (ways > 1) throw new Error('One of --replay, --discard and --decide.');
  if (ways === 0 && named.length > 0) throw new Error('Say what becomes of it: --decide, --replay or --discard.');
  if (output !== undefined && decide !== 'happened') throw new Error('--output is for --decide happened.');
  if (replay) return { as: 'replayed', ids: numbersOf([...named, ...replay]) };
  if (discard) return { as: 'discarded', ids: numbersOf([...named, ...discard]) };
  if (decide === undefined) return null;
  if (named.length === 0) throw new Error('Say of which: fanfare dead <id> --decide ...');
  const given = output === undefined ? {} : { output: parseJson(output, '--output') as JsonObject };
  return { as: decisions[decide], ids: numbersOf(named), ...given };
}

function numbersOf(texts: readonly string[]): number[] {
  return texts.map((text) => {
    const number = Number(text);
    if (!Number.isSafeInteger(number) || number < 0) throw new Error(`${text} is no dead letter's number.`);
    return number;
  });
}

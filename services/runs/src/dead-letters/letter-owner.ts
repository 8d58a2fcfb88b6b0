import { z } from 'zod';
import type { DeadLetter } from '@fanfare/contracts';
import { decodeFrame, parseJson } from '@fanfare/bus';

/** Whose a letter is. Null: nobody's, or it cannot be told. */
export interface LetterOwner {
  workspace: string | null;
  run: string | null;
}

const text = z.string().optional().catch(undefined);
/** What the heads of messages say of it: the identity of a step, or the run, and the workspace by either name. */
const head = z.looseObject({ stepId: text, run: text, workspace: text, workspaceId: text });
const token = z.looseObject({ run: z.looseObject({ id: z.string(), workspace: text }) });

/** Streams whose subjects name the workspace, whatever a message says. */
const workspaceInSubject = /^(?:events|history|evaluations)\.([^.]+)/;

/** The workspace and the run that an item from the bus is of. */
export function ownerOf({ subject, item }: Pick<DeadLetter, 'subject' | 'item'>): LetterOwner {
  const { head: own, cargo = '' } = decodeFrame(item);
  const said = valueOf(head, own);
  // The cargo is the token and, behind a tab, its event.
  const carried = valueOf(token, cargo.split('\t')[0] ?? '')?.run;
  return {
    workspace:
      workspaceInSubject.exec(subject)?.[1] ?? said?.workspace ?? said?.workspaceId ?? carried?.workspace ?? null,
    run: said?.stepId?.split('/')[0] ?? said?.run ?? carried?.id ?? null,
  };
}

function valueOf<S extends z.ZodType>(schema: S, json: string): z.output<S> | undefined {
  const parsed = parseJson(schema, json);
  return 'value' in parsed ? parsed.value : undefined;
}

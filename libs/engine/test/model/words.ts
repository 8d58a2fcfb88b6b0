import { stepIdOf, type HistoryEntry } from '@fanfare/contracts';
import type { Message, Publication } from './messages.js';

/** A message in a few words, for those who read how a promise was broken. */
export function messageWords(message: Message): string {
  switch (message.kind) {
    case 'start':
      return `start of ${message.start.run.id}`;
    case 'event':
      return `${message.event.type} ${message.event.id}`;
    case 'command':
      return `command ${message.command.stepId}#${message.command.attempt}`;
    case 'result':
      return `result ${message.result.stepId}#${message.result.attempt} ${message.result.outcome.exit}`;
    case 'call':
      return `call ${message.call.stepId}`;
    case 'due':
      return `${message.fired.reason} ${message.fired.stepId}`;
    case 'end':
      return `${message.ending.reason.kind} ${message.run}`;
    case 'replay':
      return `replay of ${message.tokens.map((token) => stepIdOf(token)).join(' and ')}`;
    default:
      return message satisfies never;
  }
}

export function publicationWords(publication: Publication): string {
  switch (publication.kind) {
    case 'message':
      return messageWords(publication.message);
    case 'timer':
      return `timer for ${messageWords(publication.message)}`;
    case 'history':
      return `history ${entryWords(publication.entry)}`;
    default:
      return publication satisfies never;
  }
}

function entryWords(entry: HistoryEntry): string {
  switch (entry.kind) {
    case 'step.finished':
      return `${stepIdOf({ ...entry, run: { id: entry.run } })}#${entry.attempt} ${entry.exit}`;
    case 'step.waiting':
      return `${stepIdOf({ ...entry, run: { id: entry.run } })} waits`;
    case 'branch.split':
    case 'branch.ended':
    case 'branch.replayed':
      return `${entry.kind} ${entry.run}/${entry.branch}/${entry.node}`;
    case 'run.started':
    case 'run.moved':
      return `${entry.kind} ${entry.run}`;
    case 'run.ended':
      return `${entry.kind} ${entry.run} ${entry.reason.kind}`;
    default:
      return entry satisfies never;
  }
}

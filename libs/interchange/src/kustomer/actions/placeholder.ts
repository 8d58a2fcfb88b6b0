import { isObject } from '../../same.js';
import type { ActionPair } from './action-pair.js';

const prefix = 'Kustomer';

/** `kustomer.conversation.update` as `KustomerConversationUpdate`: an action that no catalogue has, so it is never activated. */
export function placeholderName(action: string): string {
  const words = action.replace(/^kustomer\./, '').split(/[^A-Za-z0-9]+/);
  return (prefix + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')).slice(0, 64);
}

export function isPlaceholder(action: string): boolean {
  return action.startsWith(prefix);
}

/** Keeps an action that nothing here does, in its place and with its params. */
export function placeholderFor(action: string): ActionPair {
  return {
    kustomer: [action],
    fanfare: placeholderName(action),
    goesOnBy: ['Success'],
    waysOut: [{ exit: 'Success' }],
    input(params, read) {
      read.loseAction(
        `choose a step that does this: '${action}' has no counterpart, and the workflow cannot be activated with it`,
      );
      const input = read.value(params, '');
      return isObject(input) ? input : {};
    },
    params(input, write) {
      const params = write.value(input, '');
      return isObject(params) ? params : {};
    },
    output: (words, step) => ['steps', step, ...words],
    outputBack: (words) => words,
  };
}

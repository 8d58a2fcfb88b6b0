import { notifications } from '@mantine/notifications';
import { words } from '../text/words.js';

/** Says that a change did not work, in the API's words, beside what is on the page. */
export function tellFailure({ message }: Error): void {
  notifications.show({ title: words.failures.title, message, color: 'red' });
}

import type { Command } from 'commander';
import {
  deleteContacts,
  exportContact,
  listDeletions,
  mergeContacts,
  showContact,
  showTimeline,
  unmergeContacts,
} from './commands/contacts.js';
import type { Context } from './context.js';

/** The commands about contacts. */
export function addContactCommands(program: Command, { context }: { context: () => Context }): void {
  const contact = program.command('contact').description('show, merge, delete or export a contact');
  contact
    .command('show <id>')
    .description('show what is known of a contact')
    .action((id: string) => showContact(id, context()));
  contact
    .command('timeline <id>')
    .description('show what a contact did and what happened to it, newest first')
    .option('--limit <n>', 'how much of it', Number, 20)
    .option('--after <cursor>', 'go on behind a timeline that said so')
    .action((id: string, query: { limit?: number; after?: string }) => showTimeline(id, query, context()));
  contact
    .command('merge <survivor> <other>')
    .description('make two contacts one: the first one stays, and has what both were')
    .option('--preview', 'only show what it would be')
    .action((survivor: string, other: string, options: { preview?: boolean }) =>
      mergeContacts(survivor, other, options, context()),
    );
  contact
    .command('unmerge <merge>')
    .description('take a merge back')
    .action((merge: string) => unmergeContacts(merge, context()));
  contact
    .command('delete <ids...>')
    .description('delete contacts for good; what runs about them ends')
    .requiredOption('--confirm <word>', 'the word Delete')
    .action((ids: string[], options: { confirm: string }) => deleteContacts(ids, options, context()));
  contact
    .command('deletions')
    .description('list what was deleted, from where, and how far that is')
    .action(() => listDeletions(context()));
  contact
    .command('export <id>')
    .description('give all that is known of a contact, as JSON, for the contact')
    .action((id: string) => exportContact(id, context()));
}

import type { Command } from 'commander';
import {
  listMessages,
  listUnmailable,
  reportMail,
  resendMessage,
  showMessage,
  worksAgain,
} from './commands/messages.js';
import type { Context } from './context.js';

interface Paging {
  limit?: number;
  after?: string;
}

/** The commands about messages to contacts. */
export function addMessageCommands(program: Command, { context }: { context: () => Context }): void {
  const message = program.command('message').description('e-mails and text messages to contacts');
  message
    .command('ls <contact>')
    .description('list the messages to a contact, newest first')
    .option('--limit <n>', 'how many', Number, 20)
    .option('--after <cursor>', 'go on behind a list that said so')
    .action((contact: string, query: Paging) => listMessages(contact, query, context()));
  message
    .command('show <id>')
    .description('show a message as it was written, and what became of it')
    .action((id: string) => showMessage(id, context()));
  message
    .command('resend <id>')
    .description('send a message again, if it is still wanted')
    .option('--request <id>', 'the same again sends nothing, and is answered as the first time')
    .action((id: string, options: { request?: string }) => resendMessage(id, options, context()));
  message
    .command('bounce <file>')
    .description('hand in a delivery report as it came, - from standard input: what failed for good gets no more mail')
    .action((file: string) => reportMail(file, context()));
  const address = program.command('address').description('addresses and numbers that get nothing more');
  address
    .command('ls')
    .description('list them, the latest first')
    .option('--limit <n>', 'how many', Number, 20)
    .option('--after <cursor>', 'go on behind a list that said so')
    .action((query: Paging) => listUnmailable(query, context()));
  address
    .command('works <address>')
    .description('say that an address or a number works again')
    .action((given: string) => worksAgain(given, context()));
}

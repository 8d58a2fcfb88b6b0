import { Argument, Option, type Command } from 'commander';
import { channel, communicationStatus, type Channel } from '@fanfare/contracts';
import type { MessageQuery } from '@fanfare/client';
import {
  listMessages,
  listUnmailable,
  previewTemplate,
  reportMail,
  resendMessage,
  showMessage,
  tryTemplate,
  worksAgain,
} from './commands/messages.js';
import type { Context } from './context.js';

interface Paging {
  limit?: number;
  after?: string;
}

interface Sample {
  contact?: string;
  data?: string;
}

const forContact = ['--contact <id>', 'as it would be for them'] as const;
const withData = ['--data <file>', 'what its texts see as variables, as JSON'] as const;

/** The commands about messages to contacts. */
export function addMessageCommands(program: Command, { context }: { context: () => Context }): void {
  const message = program.command('message').description('e-mails and text messages to contacts');
  message
    .command('ls [contact]')
    .description('list messages, newest first: all, or those to a contact')
    .addOption(new Option('--channel <channel>', 'of one channel').choices(channel.options))
    .addOption(new Option('--status <status>', 'in one status').choices(communicationStatus.options))
    .option('--workflow <id>', 'that steps of a workflow have sent')
    .option('--limit <n>', 'how many', Number, 20)
    .option('--after <cursor>', 'go on behind a list that said so')
    .action((contact: string | undefined, query: MessageQuery) => listMessages(contact, query, context()));
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
  message
    .command('preview')
    .description('show what a template becomes for a contact, or for nobody')
    .addArgument(new Argument('<channel>', 'of its template').choices(channel.options))
    .argument('<template>')
    .option(...forContact)
    .option(...withData)
    .action((of: Channel, id: string, options: Sample) => previewTemplate(of, id, options, context()));
  message
    .command('test')
    .description('send a template to an address or a number, to try it')
    .addArgument(new Argument('<channel>', 'of its template').choices(channel.options))
    .argument('<template>')
    .argument('<to>')
    .option(...forContact)
    .option(...withData)
    .option('--app <id>', 'by which account, for text messages')
    .action((of: Channel, id: string, to: string, options: Sample & { app?: string }) =>
      tryTemplate(of, id, { ...options, to }, context()),
    );
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

import type { Command } from 'commander';
import {
  changeApp,
  choicesOfApp,
  connectApp,
  disconnectApp,
  holdApp,
  listApps,
  listConnectors,
  releaseApp,
  testApp,
  usesOfApp,
  type ConnectOptions,
} from './commands/apps.js';
import type { Context } from './context.js';

interface Parts {
  context: () => Context;
  judged: (fine: Promise<boolean>) => Promise<void>;
}

/** The commands about accounts at vendors. */
export function addAppCommands(program: Command, { context, judged }: Parts): void {
  program
    .command('connectors')
    .description('list what can be connected, and what that takes')
    .action(() => listConnectors(context()));
  program
    .command('apps')
    .description('list the connected apps, and how they are')
    .action(() => listApps(context()));
  const app = program.command('app').description('connect an account at a vendor, change, try, hold or disconnect it');
  const withSettings = (command: Command) =>
    command
      .option('--title <text>', 'what people call it')
      .option('--settings <file>', 'a JSON file with its settings and secrets; - is standard input')
      .option('--set <name=value...>', 'a setting that is no secret')
      .option('--untested', 'do not try it first');
  withSettings(app.command('connect <connector> <id>').description('connect an account')).action(
    (connector: string, id: string, options: ConnectOptions) => connectApp(connector, id, options, context()),
  );
  withSettings(app.command('change <id>').description('change settings or secrets; what is not given stays')).action(
    (id: string, options: ConnectOptions) => changeApp(id, options, context()),
  );
  app
    .command('test <id>')
    .description('make a harmless call to it')
    .action((id: string) => judged(testApp(id, context())));
  app
    .command('hold <id>')
    .description('have its steps wait')
    .action((id: string) => holdApp(id, context()));
  app
    .command('release <id>')
    .description('let its steps go on')
    .action((id: string) => releaseApp(id, context()));
  app
    .command('uses <id>')
    .description('list the workflows whose steps use it')
    .action((id: string) => usesOfApp(id, context()));
  app
    .command('choices <id> <name>')
    .description(
      'list what a field of a step can be, such as the cards or lists of the account; the catalogue names them',
    )
    .action((id: string, name: string) => choicesOfApp(id, name, context()));
  app
    .command('disconnect <id>')
    .description('forget it and its secrets')
    .option('--even-if-used', 'also when workflows use it: their steps then fail')
    .action((id: string, options: { evenIfUsed?: boolean }) => disconnectApp(id, options, context()));
}

import { Option, type Command } from 'commander';
import { hookKind, hookProtection } from '@fanfare/contracts';
import {
  changeHook,
  createHook,
  listHooks,
  pauseHook,
  removeHook,
  rotateHook,
  type ChangeHookOptions,
  type CreateHookOptions,
  type RotateHookOptions,
} from './commands/hooks.js';
import type { Context } from './context.js';

/** The commands about addresses at which others post into a workspace. */
export function addHookCommands(program: Command, { context }: { context: () => Context }): void {
  program
    .command('hooks')
    .description('list the hooks: addresses at which others post into the workspace')
    .action(() => listHooks(context()));
  const hook = program.command('hook').description('open, change, pause, rotate or remove a hook');
  const secretFile = ['--secret-file <file>', 'a file with the sender’s or vendor’s secret; - is standard input'] as const; // prettier-ignore
  hook
    .command('create <title>')
    .description('open a hook; its address is told this once')
    .option('--id <id>', 'its id')
    .addOption(new Option('--kind <kind>', 'who posts').choices(hookKind.options).default('webhook'))
    .addOption(
      new Option('--protection <how>', 'how a caller proves who it is').choices(hookProtection.options).default('none'),
    )
    .option(...secretFile)
    .option('--contact-from <field=path...>', 'where the payload says whom it is about, such as email=customer.email')
    .action((title: string, options: CreateHookOptions) => createHook(title, options, context()));
  hook
    .command('change <id>')
    .description('change a hook; what is not given stays. Another protection ends the old keys and secrets at once')
    .option('--title <text>', 'what people call it')
    .addOption(new Option('--protection <how>', 'how a caller proves who it is').choices(hookProtection.options))
    .option(...secretFile)
    .option('--contact-from <field=path...>', 'where the payload says whom it is about, such as email=customer.email')
    .option('--contact-as-usual', 'where payloads of its kind usually say it')
    .action((id: string, options: ChangeHookOptions) => changeHook(id, options, context()));
  hook
    .command('rotate <id>')
    .description('give a hook another address, or another key or secret')
    .option('--secret', 'the key or secret instead of the address')
    .option(...secretFile)
    .option('--keep-for <duration>', 'how long the old one goes on working, such as P1D')
    .action((id: string, options: RotateHookOptions) => rotateHook(id, options, context()));
  hook
    .command('pause <id>')
    .description('ask its callers to come back later')
    .action((id: string) => pauseHook(id, true, context()));
  hook
    .command('resume <id>')
    .description('take what is posted again')
    .action((id: string) => pauseHook(id, false, context()));
  hook
    .command('remove <id>')
    .description('close it for good')
    .action((id: string) => removeHook(id, context()));
}

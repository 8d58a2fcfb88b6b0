import { Argument, Option, type Command } from 'commander';
import { roles, type Role } from '@fanfare/contracts';
import {
  invite,
  listKeys,
  listMembers,
  makeKey,
  removeMember,
  revokeKey,
  setRole,
  showAuditLog,
} from './commands/members.js';
import type { Context } from './context.js';

/** The commands about who may do what in a workspace, and who did. */
export function addMemberCommands(program: Command, { context }: { context: () => Context }): void {
  program
    .command('members')
    .description('list who belongs to the workspace, and who is invited')
    .action(() => listMembers(context()));
  program
    .command('invite <email>')
    .description('invite somebody into the workspace; the link is told this once')
    .addOption(new Option('--role <role>', 'what they may do').choices(roles).default('editor'))
    .action((email: string, { role }: { role: Role }) => invite(email, role, context()));
  const member = program.command('member').description('change what somebody may do, or take them out');
  member
    .command('role <email>')
    .addArgument(new Argument('<role>').choices(roles))
    .description('give somebody another role')
    .action((email: string, role: Role) => setRole(email, role, context()));
  member
    .command('remove <email>')
    .description('take somebody out of the workspace')
    .action((email: string) => removeMember(email, context()));
  program
    .command('keys')
    .description('list the keys that were made for programs')
    .action(() => listKeys(context()));
  const key = program.command('key').description('make or revoke a key for a program');
  key
    .command('make <name>')
    .description('make a key; it is told this once')
    .requiredOption('--scopes <scopes...>', 'what it opens, such as workflows:read contacts:write, or *:read')
    .action((name: string, { scopes }: { scopes: string[] }) => makeKey(name, scopes, context()));
  key
    .command('revoke <id>')
    .description('end a key at once')
    .action((id: string) => revokeKey(id, context()));
  program
    .command('audit-log')
    .description('list who changed what, newest first')
    .option('--limit <n>', 'how many', Number)
    .option('--after <cursor>', 'go on behind a list that said so')
    .action((query: { limit?: number; after?: string }) => showAuditLog(query, context()));
}

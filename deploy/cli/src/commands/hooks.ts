import { hookLines, hookMadeLines } from '@fanfare/client';
import { contactFrom, type ContactFrom, type HookKind, type HookMade, type HookProtection } from '@fanfare/contracts';
import { readText } from '../arguments.js';
import type { Context } from '../context.js';
import { pairOf } from '../pair-of.js';

export interface CreateHookOptions {
  id?: string;
  kind: HookKind;
  protection: HookProtection;
  /** A file, or `-` for standard input. */
  secretFile?: string;
  contactFrom?: string[];
}

export interface ChangeHookOptions {
  title?: string;
  protection?: HookProtection;
  secretFile?: string;
  contactFrom?: string[];
  contactAsUsual?: boolean;
}

export interface RotateHookOptions {
  secret?: boolean;
  secretFile?: string;
  keepFor?: string;
}

export async function listHooks({ hooks, terminal }: Context): Promise<void> {
  const found = await hooks.list();
  terminal.show(found, () => hookLines(found, terminal.palette));
}

export async function createHook(
  title: string,
  { id, kind, protection, secretFile, contactFrom: pairs }: CreateHookOptions,
  context: Context,
): Promise<void> {
  const about = pairs && { contactFrom: contactFromOf(pairs) };
  tell(await context.hooks.create({ kind, title, protection, ...(id !== undefined && { id }), ...secretOf(secretFile), ...about }), context); // prettier-ignore
}

/** What is not given stays. */
export async function changeHook(
  id: string,
  { title, protection, secretFile, contactFrom: pairs, contactAsUsual }: ChangeHookOptions,
  context: Context,
): Promise<void> {
  const about = pairs && { contactFrom: contactFromOf(pairs) };
  const asked = {
    ...(title !== undefined && { title }),
    ...(protection !== undefined && { protection }),
    ...secretOf(secretFile),
    ...(contactAsUsual ? { contactFrom: null } : about),
  };
  if (Object.keys(asked).length === 0) throw new Error('Say what to change: see fanfare hook change --help.');
  tell(await context.hooks.change(id, asked), context);
}

export async function rotateHook(
  id: string,
  { secret, secretFile, keepFor }: RotateHookOptions,
  context: Context,
): Promise<void> {
  const keep = keepFor === undefined ? {} : { keepFor };
  const isSecret = secret ?? secretFile !== undefined;
  const made = isSecret
    ? await context.hooks.rotateSecret(id, { ...keep, ...secretOf(secretFile) })
    : await context.hooks.rotateAddress(id, keep);
  tell(made, context);
}

export async function pauseHook(id: string, paused: boolean, { hooks, terminal }: Context): Promise<void> {
  const hook = await hooks.pause(id, paused);
  terminal.show(hook, () => (paused ? `paused: ${id}; its callers are asked to come back` : `goes on: ${id}`));
}

export async function removeHook(id: string, { hooks, terminal }: Context): Promise<void> {
  await hooks.remove(id);
  terminal.show({ id }, () => `removed: ${id}; its address is nobody’s`);
}

function tell(made: HookMade, { terminal, gatewayUrl }: Context): void {
  terminal.show(made, () => hookMadeLines(made, gatewayUrl, terminal.palette));
}

function secretOf(file: string | undefined): { secret?: string } {
  return file === undefined ? {} : { secret: readText(file).trim() };
}

function contactFromOf(pairs: readonly string[]): ContactFrom {
  const fields = Object.fromEntries(pairs.map((text) => pairOf('--contact-from field=path', text)));
  const parsed = contactFrom.safeParse(fields);
  if (parsed.success) return parsed.data;
  throw new Error(`--contact-from knows the fields ${Object.keys(contactFrom.shape).join(', ')}.`);
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fieldLines, type Management, type Messages } from '@fanfare/client';
import { friendlyPorts } from '../ports.js';
import { group, welcome } from './welcome.js';

export const workspace = 'demo';
const offer = { id: 'ten-percent', name: '10% Discount' };

const folder = join(import.meta.dirname, '../../demo/workflows');
const people = [
  { email: 'mary.jackson@demo.test', firstName: 'Mary', lastName: 'Jackson', properties: { city: 'Hampton' } },
  {
    email: 'katherine.johnson@demo.test',
    firstName: 'Katherine',
    lastName: 'Johnson',
    properties: { city: 'Newport News' },
  },
];

interface Keeping {
  management: Management;
  messages: Messages;
}

/** Makes the demo workspace, or leaves it as it is: doing it again changes nothing. Gives the workflows' ids. */
export async function loadWorkspace({ management, messages }: Keeping, fulfilmentUrl: string): Promise<string[]> {
  await management.saveOffer(offer.id, { name: offer.name });
  for (const person of people) await management.saveContact(person);
  await messages.saveGroup(group.id, group.settings);
  await messages.saveEmailTemplate(welcome.id, welcome.mail);
  await messages.saveSmsTemplate(welcome.id, welcome.text);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(files.map((file) => loadWorkflow(management, file, fulfilmentUrl)));
}

async function loadWorkflow(management: Management, file: string, fulfilmentUrl: string): Promise<string> {
  const id = file.replace(/\.json$/, '');
  // The file names the usual address, so that it can be imported as it is; the port may be another one today.
  const text = (await readFile(join(folder, file), 'utf8')).replaceAll(
    `http://127.0.0.1:${friendlyPorts.fulfilment}`,
    fulfilmentUrl,
  );
  const { problems } = await management.saveWorkflow(id, JSON.parse(text));
  if (problems.length > 0) {
    throw new Error(`${join(folder, file)} is not a valid workflow:\n${fieldLines(problems).join('\n')}`);
  }
  await management.activate(id);
  return id;
}

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@fanfare/servers';
import { browserPath, Person } from './browser.js';
import { Fanfare } from './fanfare.js';

interface Draft {
  id: string;
  revision: number;
  status: string;
  definition: { name: string; start: string; steps: Record<string, { action: string; input?: object; next?: object }> };
}

// real: everything, and a Chromium.
(browserPath === null ? describe.skip : describe)('a marketer in the builder', () => {
  let fanfare: Fanfare;
  let person: Person;
  let id: string;

  beforeAll(async () => {
    fanfare = await Fanfare.start({ connectors: [{ name: 'connector-localcard' }] });
    person = await Person.joined(fanfare, 'editor');
  });
  afterAll(async () => {
    await person.leave();
    await fanfare.stop();
  });

  const saved = () => person.page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  const draft = () => fanfare.api.expectOk<Draft>('GET', `/workflows/${id}`);
  /** What is found is there, and Enter takes it. */
  const chosen = async (option: string) => {
    await person.page.locator('[data-combobox-selected]').filter({ hasText: option }).first().waitFor();
    await person.page.keyboard.press('Enter');
  };
  const node = (name: string) => person.page.locator('.react-flow__node').filter({ hasText: name });

  it('builds a workflow by the keyboard alone', async () => {
    const { page } = person;
    const { keyboard } = page;
    await person.tabTo(page.getByRole('button', { name: 'New workflow' }));
    await keyboard.press('Enter');
    await page.getByRole('dialog').getByLabel('Name').waitFor();
    await keyboard.type('Thank the winner');
    await keyboard.press('Tab');
    await keyboard.press('ArrowDown');
    await page.getByRole('option').first().waitFor();
    await keyboard.type('Prize.Awarded');
    await chosen('Prize.Awarded');
    await person.tabTo(page.getByRole('dialog').getByRole('button', { name: 'New workflow' }));
    await keyboard.press('Enter');
    await node('Prize.Awarded').waitFor();
    id = /workflows\/([^/]+)\/edit/.exec(page.url())?.[1] ?? '';

    await person.leaveField();
    await keyboard.press('a');
    await keyboard.type('Decision');
    await chosen('Decision');
    await node('Decision').waitFor();
    await person.tabTo(page.getByLabel('What', { exact: true }));
    await keyboard.type('trigger.data.value');
    await chosen('trigger.data.value');
    await person.tabTo(page.getByLabel('Yes 1: how'));
    await keyboard.type('is at least');
    await chosen('is at least');
    await person.tabTo(page.getByLabel('With what', { exact: true }));
    await keyboard.type('100');
    await person.leaveField();

    await keyboard.press('a');
    await keyboard.type('campaign gift');
    await chosen('Issue a campaign gift');
    await node('Issue a campaign gift').waitFor();
    await person.leaveField();
    await keyboard.press('ArrowUp');
    await keyboard.press('a');
    await keyboard.type('Send an e-mail');
    await chosen('Send an e-mail');
    await node('Send an e-mail').waitFor();
    await saved();

    const { definition } = await draft();
    expect(definition).toMatchObject({
      name: 'Thank the winner',
      start: 'decision',
      steps: {
        decision: {
          action: 'Decision',
          branches: [
            {
              name: 'Yes',
              when: { left: '{{ trigger.data.value }}', op: 'gte', right: 100 },
              next: 'local-card-generate-campaign-gift',
            },
          ],
          else: 'contact-email-send',
        },
      },
    });
    await person.look('builder');
  });

  it('takes back what was done, and does it again', async () => {
    const before = JSON.stringify((await draft()).definition);
    await person.leaveField();
    await person.page.keyboard.press('Delete');
    await node('Send an e-mail').waitFor({ state: 'detached' });
    await person.page.keyboard.press('Control+z');
    await node('Send an e-mail').waitFor();
    await eventually(async () => expect(JSON.stringify((await draft()).definition)).toBe(before));
  });

  it('sees what is wrong where it is', async () => {
    await node('Send an e-mail').getByText('Send an e-mail').click();
    await person.page.getByRole('alert').first().waitFor();
    await node('Send an e-mail').getByLabel('one thing is wrong').waitFor();
  });

  it('loses nothing when the page is loaded again at any moment', async () => {
    await person.page.getByLabel('Name', { exact: true }).fill('Write to the winner');
    await person.page.reload();
    await node('Write to the winner').waitFor();
    await eventually(async () =>
      expect((await draft()).definition.steps['contact-email-send']).toMatchObject({ name: 'Write to the winner' }),
    );
  });

  it('keeps what somebody else does at the same time', async () => {
    const { definition, revision } = await draft();
    const steps = { ...definition.steps, later: { action: 'Delay', input: { for: 'P1D' } } };
    await fanfare.api.expectOk('PUT', `/workflows/${id}`, { definition: { ...definition, steps }, revision });
    await node('Write to the winner').getByText('Write to the winner').click();
    await person.page.getByLabel('Name', { exact: true }).fill('Congratulate');
    await person.page.getByText('Somebody else has changed this workflow.').waitFor();
    await eventually(async () =>
      expect((await draft()).definition.steps).toMatchObject({
        later: { action: 'Delay' },
        'contact-email-send': { name: 'Congratulate' },
      }),
    );
  });

  it('is told when it cannot be saved, and loses nothing', async () => {
    await person.context.setOffline(true);
    await person.page.getByLabel('Name', { exact: true }).fill('Say thank you');
    await person.page.getByText(/Not saved: Fanfare does not answer/).waitFor();
    await person.context.setOffline(false);
    await person.page.getByRole('button', { name: 'Try again' }).first().click();
    await saved();
    expect((await draft()).definition.steps['contact-email-send']).toMatchObject({ name: 'Say thank you' });
  });

  it('puts it in force when nothing is wrong any more', async () => {
    const { page } = person;
    const steps = { tag: { action: 'ContactUpdate', input: { addTags: ['winner'] } } };
    const { definition } = await draft();
    await fanfare.api.expectOk('PUT', `/workflows/${id}`, { definition: { ...definition, start: 'tag', steps } });
    await node('Update contact').waitFor();
    await page.getByRole('button', { name: 'Activate' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Activate' }).click();
    await page.getByText('live v1').first().waitFor();
    expect((await draft()).status).toBe('Active');
    await page.getByLabel('Name of the workflow').fill('Thank every winner');
    await saved();
    await page.getByRole('button', { name: 'Activate the changes' }).click();
    await page.getByRole('listitem').getByText('The workflow: name').waitFor();
    await person.look('publish');
  });

  it('sees what the draft would do for one event, and for those of the last day beside what is in force', async () => {
    const { page } = person;
    await fanfare.publish({
      id: randomUUID(),
      type: 'Prize.Awarded',
      data: { prizeId: 'p' },
      contact: { email: 'w@example.com' },
    });
    await eventually(async () => expect(await fanfare.runs({ workflow: id })).toHaveLength(1));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Test' }).click();
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('It would start.').waitFor();
    await page.getByRole('button', { name: /tag.*ContactUpdate/ }).waitFor();
    await person.look('test');
    await page.getByRole('tab', { name: 'What if' }).click();
    await page.getByRole('button', { name: 'Play them' }).click();
    await page.getByRole('row', { name: 'Runs that start 1 1' }).waitFor();
    await person.look('what-if');
  });

  it('has no screen that some people could not use, and no complaint of the browser', () => {
    expect(person.obstacles).toEqual([]);
    expect(person.complaints).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aWorkflow } from '@fanfare/testing';
import { browserPath, Person } from './browser.js';
import { Fanfare } from './fanfare.js';

const password = 'a long enough password';
if (browserPath === null) console.warn('No Chromium here (set CHROMIUM to one): the tests of the console are skipped.');

// real: everything, and a Chromium.
(browserPath === null ? describe.skip : describe)('a marketer at the console', () => {
  let fanfare: Fanfare;
  let person: Person;
  const email = `${randomUUID()}@example.com`;
  const guest = `${randomUUID()}@example.com`;

  beforeAll(async () => {
    fanfare = await Fanfare.start();
    const steps = {
      how: {
        action: 'Decision',
        branches: [
          { name: 'Champion', when: { left: '{{ trigger.data.score }}', op: 'gte' as const, right: 500 }, next: 'tag' },
        ],
        else: null,
      },
      tag: { action: 'ContactUpdate', name: 'Thank the champion', input: { addTags: ['champion'] } },
    };
    await fanfare.activate('high-score', {
      ...aWorkflow(steps, { trigger: { type: 'Gameplay.Ended' } }),
      name: 'High score',
    });
    person = await Person.at(fanfare.system.service('management-api').url);
  });
  afterAll(async () => {
    await person.leave();
    await fanfare.stop();
  });

  const row = (name: string) => person.page.getByRole('row', { name });

  it('joins by the link of an invitation, and is where their workflows are', async () => {
    const { token } = await fanfare.api.expectOk<{ token: string }>('POST', '/invitations', { email, role: 'owner' });
    await person.page.goto(`/join#${token}`);
    await person.page.getByLabel('Your name').fill('Some Body');
    await person.page.locator('input[type=password]').fill(password);
    await person.look('join');
    expect(person.page.url()).not.toContain(token);
    await person.page.getByRole('button', { name: 'Join' }).click();
    await row('High score').waitFor();
    expect(person.page.url()).toMatch(/\/w\/acme\/workflows$/);
    await person.look('workflows');
  });

  it('pauses a workflow and resumes it', async () => {
    await row('High score').getByText('live v1').waitFor();
    await row('High score').getByRole('switch').press('Space');
    await row('High score').getByText('paused', { exact: true }).waitFor();
    await row('High score').getByRole('switch').press('Space');
    await row('High score').getByText('live v1').waitFor();
  });

  it('sees a workflow as a picture and as a list, and what a step is given', async () => {
    await person.page.getByRole('link', { name: 'High score' }).click();
    await person.page.getByText('Thank the champion').click();
    await person.page.getByText('"champion"').waitFor();
    await person.look('workflow');
    await person.page.getByText('Outline', { exact: true }).click();
    await person.page.getByRole('button', { name: /how/ }).press('Enter');
    await person.page.getByRole('complementary').getByText('Decision').waitFor();
    await person.look('outline');
  });

  it('sees a run as it happened, with what each step gave', async () => {
    await fanfare.publish({
      id: randomUUID(),
      type: 'Gameplay.Ended',
      data: { score: 620 },
      contact: { email: guest },
    });
    await person.page.getByRole('link', { name: 'Runs' }).click();
    await row('High score').getByText('success').waitFor();
    await person.look('runs');
    await row('High score').getByRole('link', { name: 'High score' }).click();
    await person.page.getByRole('button', { name: /tag.*ContactUpdate/ }).click();
    await person.page.getByRole('region', { name: 'Output' }).first().waitFor();
    await person.look('run');
  });

  it('finds a contact, and puts a value right', async () => {
    await person.page.getByRole('link', { name: 'Contacts' }).click();
    await person.page.getByPlaceholder('Name, e-mail or mobile').fill(guest);
    await person.page.getByRole('link', { name: guest }).click();
    await person.page.getByRole('button', { name: 'Edit First name' }).click();
    await person.page.getByLabel('First name').fill('Guest');
    await person.page.getByRole('button', { name: 'Save' }).click();
    await person.page.getByRole('heading', { name: 'Guest' }).waitFor();
    await person.page.getByText('champion').waitFor();
    await person.look('contact');
  });

  it('invites others, makes a key, and sees who did what', async () => {
    await person.page.getByRole('link', { name: 'Settings' }).click();
    await person.page.getByLabel('E-mail address').fill('another@example.com');
    await person.page.getByRole('button', { name: 'Invite' }).click();
    await person.page.getByText('The link, told this once').waitFor();
    await person.look('members');
    await person.page.getByRole('tab', { name: 'Audit log' }).click();
    await person.page.getByText('members.invite').first().waitFor();
    await person.look('audit-log');
  });

  it('is told when the session is over, and is back where they were when they have signed in', async () => {
    await person.page.getByRole('link', { name: 'Runs' }).click();
    await row('High score').first().waitFor();
    await person.context.clearCookies();
    await person.page.getByText('Your session was over.').waitFor();
    await person.look('sign-in');
    await person.page.getByLabel('E-mail address').fill(email);
    await person.page.locator('input[type=password]').fill(password);
    await person.page.getByRole('button', { name: 'Sign in' }).click();
    await row('High score').first().waitFor();
    expect(person.page.url()).toMatch(/\/w\/acme\/runs$/);
  });

  it('is told when Fanfare does not answer', async () => {
    await person.context.setOffline(true);
    await person.page.getByRole('link', { name: 'Contacts' }).click();
    await person.page.getByText('Fanfare does not answer').waitFor();
    await person.context.setOffline(false);
    await person.page.getByRole('button', { name: 'Try again' }).click();
    await person.page.getByRole('link', { name: 'Guest' }).waitFor();
  });

  it('has no screen, light or dark, that some people could not use', () => {
    expect(person.obstacles).toEqual([]);
  });

  it('runs no script and no style but ours', () => {
    expect(person.complaints).toEqual([]);
  });
});

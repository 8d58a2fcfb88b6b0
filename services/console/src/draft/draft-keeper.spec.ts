// fake: the API, by the one rule that it keeps: who names an older revision is refused
import { describe, expect, it } from '@jest/globals';
import type { WorkflowDefinition } from '@fanfare/contracts';
import { DraftKeeper, type Keeping, type Saved, type Unsaved } from './draft-keeper.js';

const definition: WorkflowDefinition = {
  name: 'Thanks',
  trigger: { type: 'Prize.Awarded' },
  start: 'mail',
  steps: { mail: { action: 'ContactEmailSend', input: { template: 'thanks' } }, tag: { action: 'ContactUpdate' } },
};

/** A server that keeps one draft. */
class Server implements Keeping {
  saved: Saved = { revision: 1, definition };
  remembered: Unsaved | null = null;
  away = false;

  load = async () => this.saved;
  remember = (unsaved: Unsaved | null) => void (this.remembered = unsaved);
  save = async (next: WorkflowDefinition, revision: number) => {
    if (this.away) throw new Error('nobody answers');
    if (revision !== this.saved.revision) return null;
    this.saved = { revision: revision + 1, definition: next };
    return this.saved;
  };
  open = () => new DraftKeeper(this.saved, this.remembered, this, 0);
}

const set = (step: string, field: string, value: string) =>
  ({ kind: 'set', step, path: ['input', field], value }) as const;
const inputOf = ({ definition: { steps } }: Saved, step: string) => steps[step]?.input;

describe('a draft while it is edited', () => {
  it('is saved without being asked', async () => {
    const server = new Server();
    const keeper = server.open();
    keeper.edit(set('mail', 'template', 'hello'));
    expect(keeper.state().saving).toEqual({ kind: 'unsaved' });
    await keeper.save();
    expect(inputOf(server.saved, 'mail')).toEqual({ template: 'hello' });
    expect(keeper.state().saving).toEqual({ kind: 'saved' });
  });

  it('is the same bytes again after fifty edits are undone', async () => {
    const server = new Server();
    const keeper = server.open();
    for (let i = 0; i < 50; i++) keeper.edit(i % 2 ? { kind: 'remove', step: 'tag' } : set('mail', `f${i}`, 'x'));
    keeper.edit({ kind: 'setWorkflow', path: ['settings', 'timezone'], value: 'Europe/Berlin' });
    const after = JSON.stringify(keeper.state().history.now);
    while (keeper.state().history.past.length > 0) keeper.undo();
    expect(JSON.stringify(keeper.state().history.now)).toBe(JSON.stringify(definition));
    while (keeper.state().history.future.length > 0) keeper.redo();
    expect(JSON.stringify(keeper.state().history.now)).toBe(after);
  });

  it('takes what somebody types into one field back at once', () => {
    const keeper = new Server().open();
    for (const text of ['h', 'he', 'hey']) keeper.edit(set('mail', 'template', text), 'mail.template');
    keeper.undo();
    expect(keeper.state().history.now).toEqual(definition);
  });

  it('keeps what two people do at once, on the screens of both', async () => {
    const server = new Server();
    const [one, other] = [server.open(), server.open()];
    one.edit(set('mail', 'template', 'hello'));
    other.edit(set('tag', 'note', 'won'));
    await one.save();
    await other.save();
    one.takeIn(server.saved);
    expect([inputOf(server.saved, 'mail'), inputOf(server.saved, 'tag')]).toEqual([
      { template: 'hello' },
      { note: 'won' },
    ]);
    expect(one.state().history.now).toEqual(other.state().history.now);
  });

  it('undoes what was done here, not what somebody else did meanwhile', async () => {
    const server = new Server();
    const [one, other] = [server.open(), server.open()];
    one.edit(set('mail', 'template', 'hello'));
    other.edit(set('tag', 'note', 'won'));
    await other.save();
    await one.save();
    one.undo();
    await one.save();
    expect([inputOf(server.saved, 'mail'), inputOf(server.saved, 'tag')]).toEqual([
      { template: 'thanks' },
      { note: 'won' },
    ]);
  });

  it('says what somebody else wrote where both wrote', async () => {
    const server = new Server();
    const [one, other] = [server.open(), server.open()];
    one.edit(set('mail', 'template', 'hello'));
    other.edit(set('mail', 'template', 'good-day'));
    await one.save();
    await other.save();
    expect(inputOf(server.saved, 'mail')).toEqual({ template: 'good-day' });
    expect(other.state().conflicts).toEqual([{ path: ['steps', 'mail', 'input', 'template'], theirs: 'hello' }]);
  });

  it('is not lost when it cannot be saved, nor when the page is closed then', async () => {
    const server = new Server();
    server.away = true;
    const keeper = server.open();
    keeper.edit(set('mail', 'template', 'hello'));
    await keeper.save();
    expect(keeper.state().saving).toMatchObject({ kind: 'failed' });
    server.away = false;
    server.saved = { revision: 2, definition: { ...definition, name: 'Thank you' } };
    const opened = server.open();
    await opened.save();
    expect(server.saved.definition).toMatchObject({
      name: 'Thank you',
      steps: { mail: { input: { template: 'hello' } } },
    });
    expect(server.remembered).toBeNull();
  });
});

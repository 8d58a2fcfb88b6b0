import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { StepCommand } from '@fanfare/contracts';
import { eventually } from '@fanfare/testing';
import { openSmsWorld, type SmsWorld } from './sms-world.js';

// real: NATS, MongoDB, HTTP, the service. fake: Twilio, the gateway, contacts, the orchestrator.
describe('a step that sends a text message', () => {
  let world: SmsWorld;
  beforeAll(async () => {
    world = await openSmsWorld();
  });
  afterEach(() => world.twilio.behave());
  afterAll(() => world.close());

  const failed = (code: string) => ({ outcome: { exit: 'Failure', error: { code } } });
  const keptOf = (step: StepCommand) => world.db.collection('communications').findOne({ 'source.step': step.stepId });

  it('sends its words, and records them with what they cost', async () => {
    const ann = await world.somebody();
    const command = world.stepFor(ann.id, { message: 'Your seat is 12B – enjoy', site: 's1' });
    const { outcome } = await world.bench.run(command);
    expect(outcome).toMatchObject({
      exit: 'Success',
      output: { messageId: expect.stringMatching(/^SM/), segments: 1 },
    });
    expect(world.textsTo(ann.mobile)).toEqual(['Your seat is 12B – enjoy']);
    expect(await keptOf(command)).toMatchObject({
      ...{
        contact: ann.id,
        channel: 'sms',
        to: ann.mobile,
        text: 'Your seat is 12B – enjoy',
        segments: 1,
        app: 'main',
      },
      source: { kind: 'step', site: 's1', step: command.stepId },
    });
  });

  it('sends a template filled in, and words that look like one as they are', async () => {
    const ann = await world.somebody();
    const template = await world.aText();
    await world.send(ann.id, { template, data: { seat: '12B' } });
    await world.send(ann.id, { message: 'Say {{ contact.firstName }}' });
    expect(world.textsTo(ann.mobile)).toEqual(['Hi Ann, seat 12B', 'Say {{ contact.firstName }}']);
  });

  it('takes a number as people write it, country included', async () => {
    const ann = await world.somebody();
    expect(await world.send(ann.id, { message: 'Hi', to: '+1 (415) 555-0100' })).toMatchObject({
      outcome: { exit: 'Success' },
    });
    expect(world.textsTo('+14155550100')).toEqual(['Hi']);
    expect(await world.send(ann.id, { message: 'Hi', to: '(415) 555-0100' })).toMatchObject(failed('NumberInvalid'));
  });

  it('sends it once, however often it comes', async () => {
    const ann = await world.somebody();
    const command = world.stepFor(ann.id, { message: 'Once' });
    const first = await world.bench.run(command);
    expect((await world.bench.run({ ...command, attempt: 2 })).outcome).toEqual(first.outcome);
    expect(world.textsTo(ann.mobile)).toHaveLength(1);
  });

  it('fails with what is missing', async () => {
    const [ann, quiet] = [await world.somebody(), await world.somebody({ mobile: null })];
    expect(await world.send(quiet.id)).toMatchObject(failed('NoRecipient'));
    expect(await world.send(ann.id, { template: 'nope' })).toMatchObject(failed('TemplateNotFound'));
    expect(await world.send('nobody')).toMatchObject(failed('ContactNotFound'));
    expect(await world.send(null, { message: 'Hi', to: ann.mobile })).toMatchObject(failed('NotConsented'));
    expect(await world.send(ann.id, { message: ' ' })).toMatchObject(failed('TextEmpty'));
    expect(await world.send(ann.id, {})).toMatchObject(failed('InputInvalid'));
    expect(await world.send(ann.id, { message: 'Hi', app: 'other' })).toMatchObject(failed('AppNotConnected'));
  });

  it('goes to nobody who did not agree, unless it needs no consent', async () => {
    const silent = await world.somebody({ agrees: false });
    expect(await world.send(silent.id)).toMatchObject(failed('NotConsented'));
    expect(world.textsTo(silent.mobile)).toEqual([]);
    expect(await world.send(silent.id, { message: 'Your code is 1234', transactional: true })).toMatchObject({
      outcome: { exit: 'Success' },
    });
  });

  it('that makes too many segments is not sent, and says how many', async () => {
    const ann = await world.somebody();
    const { outcome } = await world.send(ann.id, { message: 'ж'.repeat(67 * 6 + 1) });
    expect(outcome).toMatchObject({
      error: {
        code: 'TextTooLong',
        message: expect.stringContaining('7 segments'),
        details: { segments: 7, maxSegments: 6 },
      },
    });
    expect(world.textsTo(ann.mobile)).toEqual([]);
  });

  it('that Twilio refuses says what to do, without the number', async () => {
    const ann = await world.somebody();
    world.twilio.cannotText(ann.mobile);
    const command = world.stepFor(ann.id, { message: 'Hi' });
    const { outcome } = await world.bench.run(command);
    expect(outcome).toMatchObject({
      error: {
        code: 'NumberNotMobile',
        details: { code: 21614 },
        message: expect.stringContaining('Correct the number'),
      },
    });
    expect(JSON.stringify(outcome)).not.toContain(ann.mobile);
    expect(await keptOf(command)).toMatchObject({ failure: { code: 'NumberNotMobile' }, sentAt: null });
    // Twilio is not asked again: it would say the same.
    world.twilio.journal.clear();
    expect(await world.send(ann.id)).toMatchObject(failed('NumberNotReachable'));
    expect(world.twilio.journal.to('POST', /Messages/)).toEqual([]);
  });

  it('waits while Twilio has had too many requests, and no attempt is counted', async () => {
    const ann = await world.somebody();
    world.twilio.misbehave({ kind: 'throttles', retryAfterSeconds: 1 }, { times: 1 });
    expect(await world.send(ann.id)).toMatchObject({ attempt: 1, outcome: { exit: 'Success' } });
    expect(world.textsTo(ann.mobile)).toHaveLength(1);
  });

  it.each([
    ['sent it and hung up', { kind: 'resets', acting: true }],
    ['sent it and answered 500', { kind: 'fails', status: 500, acting: true }],
    ['sent it and answered something else', { kind: 'garbage' }],
  ] as const)('is left to a person when Twilio may have it: it %s', async (_what, mood) => {
    const ann = await world.somebody();
    // Twilio knows no address to tell what became of it.
    await world.connect({}, { callbackUrl: undefined }, 'main', 'deaf');
    const input = { message: 'Maybe', transactional: true };
    const command = world.stepFor(ann.id, input, { workspace: 'deaf' });
    await eventually(async () =>
      expect(await world.send(null, input, { workspace: 'deaf' })).toMatchObject(failed('NoRecipient')),
    );
    world.twilio.misbehave(mood, { times: 1 });
    expect(await world.bench.run(command)).toMatchObject({ outcome: { error: { retryable: true } } });
    const sent = world.textsTo(ann.mobile).length;
    await world.bench.send({ ...command, attempt: 2 });
    const last = { ...command, attempt: 3, onUnknownOutcome: 'fail' } as const;
    await eventually(async () => expect(await world.bench.run(last)).toMatchObject(failed('OutcomeUnknown')));
    expect(world.textsTo(ann.mobile)).toHaveLength(sent);
  });

  it('whose worker went down with Twilio’s answer is answered by the callback, whatever the step says, and sent once', async () => {
    const ann = await world.somebody();
    const command = world.stepFor(ann.id, { message: 'Once' });
    world.twilio.misbehave({ kind: 'resets', acting: true }, { times: 1 });
    expect(await world.bench.run(command)).toMatchObject({ outcome: { error: { retryable: true } } });
    await eventually(async () =>
      expect(await keptOf(command)).toMatchObject({
        messageId: expect.stringMatching(/^SM/),
        sentAt: expect.any(Number),
      }),
    );
    expect((await world.bench.run({ ...command, attempt: 2 })).outcome).toMatchObject({
      exit: 'Success',
      output: { segments: 1 },
    });
    expect(world.textsTo(ann.mobile)).toHaveLength(1);
  });

  it('whose worker went down after it was recorded as sent is answered without a second one', async () => {
    const ann = await world.somebody();
    for (const onUnknownOutcome of ['park', 'repeat'] as const) {
      const command = world.stepFor(ann.id, { message: onUnknownOutcome }, { onUnknownOutcome });
      const first = await world.bench.run(command);
      await world.unanswered(command);
      expect((await world.bench.run({ ...command, attempt: 2 })).outcome).toEqual(first.outcome);
    }
    expect(world.textsTo(ann.mobile)).toEqual(['park', 'repeat']);
  });

  it.each(['park', 'repeat'] as const)(
    'whose worker went down after it was recorded as failed fails as it did, and is sent to nobody, though the step says %s',
    async (onUnknownOutcome) => {
      const ann = await world.somebody();
      world.twilio.cannotText(ann.mobile);
      const command = world.stepFor(ann.id, { message: 'Never' }, { onUnknownOutcome });
      const first = await world.bench.run(command);
      expect(first).toMatchObject(failed('NumberNotMobile'));
      await world.unanswered(command);
      world.twilio.journal.clear();
      expect((await world.bench.run({ ...command, attempt: 2 })).outcome).toEqual(first.outcome);
      expect(world.twilio.journal.to('POST', /Messages/)).toEqual([]);
    },
  );
});

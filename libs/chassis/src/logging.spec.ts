import { describe, expect, it } from '@jest/globals';
import { createLog, nestLogger } from './logging.js';

const personal = { email: 'ann@acme.com', mobile: '+31612345678', firstName: 'Ann', lastName: 'Ansen' };

function aLog(level = 'debug') {
  const lines: Record<string, unknown>[] = [];
  const log = createLog('rewards', level, { write: (line) => void lines.push(JSON.parse(line)) });
  return { log, lines };
}

describe('a log line', () => {
  it('is an event with its service, its fields and a constant message', () => {
    const { log, lines } = aLog();
    log.info({ stepId: 'r/0/n/0' }, 'step done');
    expect(lines[0]).toMatchObject({ service: 'rewards', stepId: 'r/0/n/0', msg: 'step done' });
  });

  it.each<[string, object]>([
    ['of the line itself', personal],
    ['of an object', { contact: personal }],
    ['of an object in an object', { event: { contact: personal } }],
    ['deep inside', { token: { data: { trigger: { contact: personal } } } }],
    ['of a list', { contacts: [personal, { contact: personal }] }],
    [
      'with another case',
      { Email: personal.email, contact: { FIRSTNAME: 'Ann', lastname: 'Ansen', Mobile: personal.mobile } },
    ],
    [
      'of an error',
      { err: Object.assign(new Error('insert failed'), { writeErrors: [{ err: { op: { q: personal } } }] }) },
    ],
    [
      'of an error’s cause',
      { err: new Error('outer', { cause: Object.assign(new Error('inner'), { op: personal }) }) },
    ],
  ])('never shows the personal fields %s', (_where, fields) => {
    const { log, lines } = aLog();
    log.error(fields, 'something went wrong');
    expect(JSON.stringify(lines)).not.toMatch(/ann@acme|612345678|"Ann"|Ansen/);
  });

  it('never shows a secret, and leaves all else as it is', () => {
    const { log, lines } = aLog();
    log.warn(
      { headers: { authorization: 'Bearer x' }, app: { apiKey: 'k', password: 'p', secret: 's' }, n: [1, null] },
      'm',
    );
    expect(lines[0]).toMatchObject({
      headers: { authorization: '[redacted]' },
      app: { apiKey: '[redacted]', password: '[redacted]', secret: '[redacted]' },
      n: [1, null],
    });
  });

  it('keeps an error’s type, message and stack', () => {
    const { log, lines } = aLog();
    log.error({ err: new TypeError('no such thing') }, 'failed');
    expect(lines[0]?.['err']).toMatchObject({ type: 'TypeError', message: 'no such thing', stack: expect.any(String) });
  });

  it('survives an object that contains itself', () => {
    const { log, lines } = aLog();
    const loop: Record<string, unknown> = { name: 'loop' };
    loop['self'] = loop;
    log.info({ loop }, 'odd');
    expect(lines[0]).toMatchObject({ msg: 'odd', loop: { name: 'loop' } });
  });

  it('below the level is not written', () => {
    const { log, lines } = aLog('warn');
    log.info({}, 'chatter');
    expect(lines).toEqual([]);
  });

  it('of Nest is debug when it is chatter, and stays an error when it is one', () => {
    const { log, lines } = aLog();
    nestLogger(log).log('Mapped {/health}', 'RouterExplorer');
    nestLogger(log).error(new Error('boom'));
    expect(lines.map(({ level }) => level)).toEqual([20, 50]);
  });
});

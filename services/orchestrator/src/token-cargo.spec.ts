import { describe, expect, it } from '@jest/globals';
import { aToken } from '@fanfare/testing';
import { decodeToken, encodeToken } from './token-cargo.js';

describe('a token on its way', () => {
  const home = { node: 'loop', branch: '0.1', size: 3 };
  const token = aToken({
    home,
    event: { data: { text: 'tab\tand\nline', deep: { list: [1, 'é', null] } }, siteId: 'site' },
  });
  const arrived = () => {
    const parsed = decodeToken(encodeToken(token));
    if ('error' in parsed) throw new Error(parsed.error);
    return parsed.value;
  };

  it('arrives as it left, tabs and line breaks in the data included', () => {
    expect(arrived()).toEqual(token);
    expect(encodeToken(token)).not.toContain('\n');
  });

  it('leaves again as the same text, whether its event was looked at or not', () => {
    const text = encodeToken(arrived());
    const seen = arrived();
    expect(seen.data.trigger.siteId).toBe('site');
    expect(encodeToken(seen)).toBe(text);
  });

  it('has an event like any other object, for templates and for JSON', () => {
    const { trigger } = arrived().data;
    expect(JSON.stringify(trigger)).toBe(JSON.stringify(token.data.trigger));
    expect(Object.keys(trigger)).toEqual(Object.keys(token.data.trigger));
    expect(['siteId' in trigger, 'nothing' in trigger, Object.hasOwn(trigger, 'data')]).toEqual([true, false, true]);
    expect({ ...trigger }).toEqual(token.data.trigger);
  });

  it.each(['nonsense', '{"run":{}}\t{}', JSON.stringify(token), `${JSON.stringify(token)}\tnonsense`])(
    'says what is wrong when it is none: %#',
    (cargo) => {
      expect(decodeToken(cargo)).toHaveProperty('error');
    },
  );

  it('says so when its event is looked at and is none', () => {
    const parsed = decodeToken(`${encodeToken(token).split('\t')[0]}\t{"broken}`);
    expect(() => 'value' in parsed && parsed.value.data.trigger.id).toThrow(SyntaxError);
  });
});

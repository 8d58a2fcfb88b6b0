import { describe, expect, it } from '@jest/globals';
import { contactReferences } from '@fanfare/bus';
import { namesOf, withoutNames } from './names.js';

const who = contactReferences('acme', { id: 'hub-77', email: 'Ann@X.io', mobile: '+61 400 111' });
const names = namesOf({ workspace: 'acme', contacts: ['c0ffee'], who, placeholder: 'gone' });
const instead = { names, placeholder: 'gone' };

describe('what is written', () => {
  it.each([' ann@x.IO', '+61400111', '+61 (400) 111', 'hub-77', 'c0ffee'])('names the contact: %s', (text) => {
    expect(names(text)).toBe(true);
  });

  it.each(['', 'bob@x.io', 'x.io', '77', '7'])('names somebody else, or nobody: "%s"', (text) => {
    expect(names(text)).toBe(false);
  });

  it.each([
    ['Orders of ann@x.io, ben@x.io', 'Orders of gone, ben@x.io'],
    ['"Ann@X.io";(hub-77)', '"gone";(gone)'],
    [{ any: [{ right: ['ann@x.io', 5, null] }, { right: 'c0ffee' }] }, { any: [{ right: ['gone', 5, null] }, { right: 'gone' }] }],
    ['+61 400 111', 'gone'],
    ['nobody', 'nobody'],
  ])('%j without the contact is %j', (given, left) => {
    expect(withoutNames(given, instead)).toEqual(left);
  }); // prettier-ignore
});

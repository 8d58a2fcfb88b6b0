import { describe, expect, it } from '@jest/globals';
import { nestFields } from './nest-fields.js';

const read = (query: string) => nestFields([...new URLSearchParams(query)]);

describe('the fields of a form', () => {
  it.each([
    ['a=1&b=', { a: '1', b: '' }],
    ['a=1&a=2&a=3', { a: ['1', '2', '3'] }],
    ['a[]=1', { a: '1' }],
    ['a[]=1&a[]=2', { a: ['1', '2'] }],
    ['type=subscribe&data[email]=a&data[merges][FNAME]=b', { type: 'subscribe', data: { email: 'a', merges: { FNAME: 'b' } } }], // prettier-ignore
    ['g[0][id]=x&g[1][id]=y', { g: [{ id: 'x' }, { id: 'y' }] }],
    ['g[1]=x&g[3]=y', { g: { 1: 'x', 3: 'y' } }],
    ['a[b=1&[c]=2&a]b[=3&your name?=4', { 'a[b': '1', '[c]': '2', 'a]b[': '3', 'your name?': '4' }],
    ['constructor[prototype][x]=1', { constructor: { prototype: { x: '1' } } }],
  ])('%s', (query, fields) => {
    expect(read(query)).toEqual(fields);
  });

  it('leave every object as it was, whatever they are named', () => {
    const fields = read('__proto__[polluted]=1&constructor[prototype][polluted]=1');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(fields)).toContain('constructor');
  });

  it.each(['a=1&a[b]=2', 'a[b]=1&a=2', 'a[b]=1&a[b][c]=2'])('%s is neither one thing nor the other', (query) => {
    expect(() => read(query)).toThrow(/both a value and a group/);
  });

  it('are not too many, and not too deep', () => {
    expect(() => read(Array.from({ length: 1_001 }, (_, i) => `f${i}=`).join('&'))).toThrow(/more than 1000 fields/);
    expect(() => read(`a${'[b]'.repeat(20)}=1`)).toThrow(/20 levels/);
  });
});

import { describe, expect, it } from '@jest/globals';
import { auditLines, invitedLines, keyLines, memberLines } from './member-lines.js';

const at = Date.UTC(2026, 10, 27, 12);

describe('members', () => {
  it('are told with what they may do, and those who are invited with how long', () => {
    const member = { account: 'a1', email: 'a@example.com', name: 'A', role: 'owner' as const, since: at };
    const invitation = { id: 'i1', email: 'b@example.com', role: 'viewer' as const, endsAt: at };
    const [one, two] = memberLines([member], [invitation]).split('\n');
    expect(one).toMatch(/^a@example.com {2}owner +A +a1$/);
    expect(two).toMatch(/^b@example.com {2}viewer {2}invited until /);
    expect(memberLines([], [])).toContain('fanfare invite');
  });

  it('are invited by a link that is told once, or by its token where nobody knows where the console is', () => {
    const invited = {
      id: 'i',
      email: 'a@example.com',
      role: 'admin' as const,
      endsAt: at,
      token: 'abc',
      mailed: false,
    };
    expect(invitedLines({ ...invited, address: 'http://x/join#abc' })).toContain('link   http://x/join#abc');
    expect(invitedLines({ ...invited, address: null })).toContain('token  abc');
    expect(invitedLines({ ...invited, address: null, mailed: true })).toContain('the link is mailed');
  });
});

describe('keys', () => {
  it('are told by their end', () => {
    const key = {
      id: 'k1',
      name: 'Nightly',
      hint: 'wxyz',
      scopes: ['*:read'],
      createdAt: at,
      createdBy: 'a@example.com',
      usedAt: null,
      endsAt: null,
    };
    expect(keyLines([key])).toBe('k1  Nightly  …wxyz  *:read  never used  by a@example.com');
    expect(keyLines([])).toContain('fanfare key make');
  });
});

describe('the audit log', () => {
  it('tells who changed what, and what was refused', () => {
    const entry = {
      id: '1',
      at,
      who: { kind: 'account' as const, id: 'a1', name: 'a@example.com' },
      what: 'workflows.pause',
      about: { id: 'w1' },
    };
    const lines = auditLines([
      { ...entry, status: 200 },
      { ...entry, status: 403 },
      { ...entry, status: null },
    ]).split('\n');
    expect(lines[0]).toMatch(/a@example.com {2}workflows.pause {2}w1$/);
    expect(lines[1]).toContain('refused (403)');
    expect(lines[2]).toContain('nobody knows how it ended');
    expect(auditLines([])).toBe('nothing was changed');
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { ShownCard } from '@fanfare/contracts';
import { barcodeSvg } from './barcode.js';
import { cardPage } from './card-page.js';

const card: ShownCard = {
  title: 'Member',
  subtitle: 'Ann',
  fields: [{ label: 'Seat', value: '12B' }],
  colours: { background: '#102030', foreground: '#ffffff' },
  logoUrl: 'https://cdn.example.com/logo.png?a=1&b=2',
  barcode: { kind: 'qr', value: 'ann-1' },
};

describe('the page of a card', () => {
  it('shows what is on it, with its barcode drawn, and runs nothing', () => {
    const page = cardPage(card);
    for (const text of ['<h1>Member</h1>', '<dt>Seat</dt><dd>12B</dd>', '#102030', '<svg', 'ann-1']) {
      expect(page).toContain(text);
    }
    expect(page).not.toContain('<script');
  });

  it('is plain text, whatever somebody calls himself', () => {
    const evil = `"><script>alert(1)</script><img src=x onerror='x'>`;
    const page = cardPage({
      ...card,
      title: evil,
      subtitle: evil,
      fields: [{ label: evil, value: evil }],
      barcode: { kind: 'qr', value: evil },
    });
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/<img src=x/);
  });

  it('allows its own style by its hash, and pictures only from where its logo is', () => {
    const page = cardPage(card);
    const [, style = ''] = /<style>(.*?)<\/style>/.exec(page) ?? [];
    expect(page).toContain(createHash('sha256').update(style).digest('base64').replaceAll('"', ''));
    expect(page).toContain('img-src https://cdn.example.com"');
    expect(cardPage({ ...card, logoUrl: null })).not.toContain('img-src');
  });
});

describe('a barcode', () => {
  it.each(['qr', 'code128', 'pdf417', 'aztec'] as const)('is drawn: %s', (kind) => {
    expect(barcodeSvg({ kind, value: 'K7QM-2XWD' })).toMatch(/^<svg [^>]*>\s*(<path [^>]*\/>\s*)+<\/svg>\s*$/);
  });

  it('is none where it cannot say this', () => {
    expect(barcodeSvg({ kind: 'code128', value: '日本' })).toBeNull();
    expect(barcodeSvg({ kind: 'qr', value: 'x'.repeat(301) })).toBeNull();
  });
});

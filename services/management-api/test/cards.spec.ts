import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { showCard, type ReplyOf } from '@fanfare/contracts';
import { Answers, RequestRefused } from '@fanfare/bus';
import type { z } from 'zod';
import { openBench } from './bench.js';

// fake: rewards, which has one card.
@Controller()
class CardsController {
  @Answers(showCard)
  async show({ token }: z.output<(typeof showCard)['request']>): Promise<ReplyOf<typeof showCard>> {
    if (token !== 'secret') throw new RequestRefused('NotFound', 'There is no such card.');
    const colours = { background: '#102030', foreground: '#ffffff' };
    return { title: 'Member <1>', subtitle: null, fields: [], colours, logoUrl: null, barcode: null };
  }
}

describe('the page of a wallet card', () => {
  let bench: Awaited<ReturnType<typeof openBench>>;
  beforeAll(async () => {
    bench = await openBench([CardsController]);
  });
  afterAll(() => bench.close());
  const fetched = (path: string) => fetch(`${bench.service().url}${path}`);

  it('is HTML for whoever has its link, and kept by nobody', async () => {
    const answer = await fetched('/cards/secret');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(await answer.text()).toContain('<h1>Member &lt;1&gt;</h1>');
  });

  it('is not there for another secret; and as a file for a wallet only where there are keys', async () => {
    const codes = await Promise.all(
      ['/cards/other', '/cards/other/apple', '/cards/secret/apple', '/cards/secret/google', '/cards/secret/x'].map(
        async (path) => ((await (await fetched(path)).json()) as { code: string }).code,
      ),
    );
    expect(codes).toEqual(['NotFound', 'NotFound', 'NotConfigured', 'NotConfigured', 'NotFound']);
  });
});

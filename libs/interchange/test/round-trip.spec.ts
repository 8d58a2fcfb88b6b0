import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { workflowDefinition } from '@fanfare/contracts';
import { exportKustomer, importKustomer } from '../src/index.js';
import { copyOf, documents } from './documents.js';
import { randomDocument } from './random-documents.js';

describe('a workflow that was imported and not edited', () => {
  it.each(Object.entries(documents))('is exported as it was: %s', (_, document) => {
    const { definition } = importKustomer(copyOf(document));
    expect(exportKustomer(definition)).toEqual({ json: document, losses: [] });
  });

  it('is exported as it was after it has been stored as JSON', () => {
    for (const document of Object.values(documents)) {
      const stored = workflowDefinition.parse(copyOf(importKustomer(document).definition));
      expect(exportKustomer(stored).json).toEqual(document);
    }
  });

  it('is exported as it was, whatever stands in it', () => {
    fc.assert(
      fc.property(randomDocument, (random) => {
        const document = copyOf(random);
        const { definition } = importKustomer(copyOf(document));
        expect(workflowDefinition.safeParse(copyOf(definition)).error).toBeUndefined();
        expect(exportKustomer(definition)).toEqual({ json: document, losses: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('is imported the same way every time', () => {
    fc.assert(
      fc.property(randomDocument, (document) => {
        expect(importKustomer(copyOf(document))).toEqual(importKustomer(copyOf(document)));
      }),
    );
  });
});

describe('a workflow without its document', () => {
  it('comes back as one that means the same', () => {
    for (const document of Object.values(documents)) {
      const { imported: _, ...definition } = importKustomer(document).definition;
      const { imported: __, ...again } = importKustomer(exportKustomer(definition).json).definition;
      const written = exportKustomer(again).json;
      const { imported: ___, ...third } = importKustomer(written).definition;
      expect(third).toEqual(again);
    }
  });

  it('is written without trouble, whatever stands in it', () => {
    fc.assert(
      fc.property(randomDocument, (document) => {
        const { imported: _, ...definition } = importKustomer(document).definition;
        const { json } = exportKustomer(definition);
        expect(importKustomer(json).definition.name).toBe(definition.name);
      }),
      { numRuns: 200 },
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { refusedAlone, savedOr, saveResult } from './save-result.js';

const came = (result: object) => savedOr(saveResult.parse(result), { LastName: 'Lovelace' });
const failed = (statusCode: string, message: string, fields: string[] = []) =>
  came({ success: false, errors: [{ statusCode, message, fields }] });

describe('what came of a record', () => {
  it('is its id, and whether it was made', () => {
    expect(came({ success: true, id: '003', created: true })).toEqual({ saved: { id: '003', created: true } });
    expect(came({ success: true, id: '003' })).toEqual({ saved: { id: '003', created: false } });
  });

  it.each([
    ['UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record'],
    ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'ContactTrigger: caused by: UNABLE_TO_LOCK_ROW'],
    ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'ContactTrigger: System.LimitException: Too many SOQL queries: 101'],
  ])('may be another the next time: %s, %s', (code, message) => {
    expect(failed(code, message)).toMatchObject({ again: { code } });
    expect(refusedAlone({ code, message })).toMatchObject({ again: { code } });
  });

  it('is a failure with the fields, and without what was sent', () => {
    expect(failed('DUPLICATES_DETECTED', 'Lovelace is known already', ['LastName', 'Email'])).toEqual({
      exit: 'Failure',
      error: {
        code: 'DUPLICATES_DETECTED',
        message: 'DUPLICATES_DETECTED: … is known already (LastName, Email)',
        details: { fields: ['LastName', 'Email'] },
      },
    });
    expect(failed('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'ContactTrigger: not today')).toMatchObject({ exit: 'Failure' }); // prettier-ignore
  });

  it('is a failure, too, where Salesforce does not say why', () => {
    expect(came({ success: false, errors: [] })).toMatchObject({ exit: 'Failure', error: { code: 'UNKNOWN' } });
    expect(came({ success: true })).toMatchObject({ exit: 'Failure', error: { code: 'UNKNOWN' } });
  });
});

import { expect, it } from '@jest/globals';
import { signForm } from './signature.js';

it('signs a form as in the example of Twilio', () => {
  const form = { CallSid: 'CA1234567890ABCDE', Caller: '+14158675310', Digits: '1234', From: '+14158675310', To: '+18005551212' }; // prettier-ignore
  const signature = signForm('https://mycompany.com/myapp.php?foo=1&bar=2', form, '12345');
  expect(signature).toBe('GvWf1cFY/Q7PnoempGyD5oXAezc=');
});

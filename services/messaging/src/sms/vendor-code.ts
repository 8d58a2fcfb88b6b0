/** What Twilio's codes mean for a message, and what to do about it (twilio.com/docs/errors). */
export interface Why {
  code: string;
  message: string;
}

const senderRefused: Why = {
  code: 'SenderRefused',
  message:
    'Twilio does not let the account send as this sender. Correct the sender or the messaging service under Connected apps.',
};
const unregistered: Why = {
  code: 'SenderNotRegistered',
  message: 'The carriers take nothing from this sender before it is registered. Register it in the console of Twilio.',
};

const known: Readonly<Record<number, Why>> = {
  21211: { code: 'NumberInvalid', message: 'Twilio takes this for no phone number. Correct the number of the contact, country included.' },
  21212: senderRefused,
  21408: { code: 'RegionNotEnabled', message: 'The account may not text numbers of this country. Enable it in the console of Twilio: Messaging, Settings, Geo permissions.' },
  21602: { code: 'TextEmpty', message: 'The text is empty. Correct the step or its template.' },
  21603: senderRefused,
  21606: senderRefused,
  21610: { code: 'OptedOut', message: 'Whoever has this number has texted STOP, so Twilio sends them nothing. They must text START to the sender first.' },
  21612: { code: 'NumberNotReachable', message: 'Twilio cannot reach this number from this sender. Use another sender for its country.' },
  21614: { code: 'NumberNotMobile', message: 'The number cannot take text messages. Correct the number of the contact.' },
  21617: { code: 'TextTooLong', message: 'The text has more than the 1,600 characters that Twilio takes. Shorten it.' },
  21659: senderRefused,
  21660: senderRefused,
  21701: senderRefused,
  21703: senderRefused,
  30002: { code: 'AccountSuspended', message: 'Twilio has suspended the account. See its console.' },
  30003: { code: 'HandsetUnreachable', message: 'The phone was switched off or out of reach. The message can be sent again later.' },
  30004: { code: 'MessageBlocked', message: 'The receiver or the carrier blocks messages of this sender.' },
  30005: { code: 'NumberUnknown', message: 'The carrier does not know this number. Correct the number of the contact.' },
  30006: { code: 'NumberNotMobile', message: 'The number is a landline, or its carrier takes no text messages. Correct the number of the contact.' },
  30007: { code: 'CarrierFiltered', message: 'The carrier took the message for unwanted. Change its words, or register the sender.' },
  30008: { code: 'DeliveryFailed', message: 'The carrier did not say why the message does not arrive. It can be sent again later.' },
  30034: unregistered,
  30035: unregistered,
}; // prettier-ignore

export const optedOutCode = 21610;

const unsaid: Why = {
  code: 'DeliveryFailed',
  message: 'The message does not arrive, and Twilio does not say why. Its console may know more.',
};

/** `code`: 0, or none, is what Twilio says that knows no more. */
export function whyOf(code: number): Why {
  if (code === 0) return unsaid;
  return known[code] ?? { code: 'TwilioRefused', message: `Twilio did not deliver the message (${code}); twilio.com/docs/errors/${code} says why.` }; // prettier-ignore
}

/** Whether nothing that is sent to the number ever arrives. */
export function isForGood(code: number): boolean {
  return [21211, 21614, 30005, 30006].includes(code);
}

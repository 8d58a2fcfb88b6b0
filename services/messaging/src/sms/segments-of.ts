import { SegmentedMessage } from 'sms-segments-calculator';
import type { WrittenSms } from '@fanfare/contracts';

/** In how many SMS a text goes out, by Twilio's own count: 160 characters of GSM-7 or 70 of UCS-2, less in each of several. */
export function segmentsOf(text: string): Omit<WrittenSms, 'text'> {
  const counted = new SegmentedMessage(text);
  const encoding = counted.encodingName === 'UCS-2' ? 'UCS-2' : 'GSM-7';
  return { segments: counted.segmentsCount, encoding, unusual: [...new Set(counted.getNonGsmCharacters())] };
}

/** The words that Twilio acts upon by itself, alone in a message, in any case (tutorials/advanced-opt-out). */
const stops = ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'];
const starts = ['START', 'YES', 'UNSTOP'];

/** Who does not want messages from which of our numbers. */
export class OptOuts {
  private readonly pairs = new Set<string>();

  /** Acts upon a message from someone to one of our numbers. */
  hear(from: string, to: string, body: string): void {
    const word = body.trim().toUpperCase();
    if (stops.includes(word)) this.pairs.add(`${to} ${from}`);
    if (starts.includes(word)) this.pairs.delete(`${to} ${from}`);
  }

  /** From any of the numbers that it could be sent from. */
  has(senders: string[], recipient: string): boolean {
    return senders.some((sender) => this.pairs.has(`${sender} ${recipient}`));
  }
}

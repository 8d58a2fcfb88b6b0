/** A date in a query, which stands there without quotes: a day, or an instant ("Date Formats" of the SOQL reference). */
export class SoqlDate {
  constructor(readonly text: string) {}

  get type(): 'date' | 'datetime' {
    return this.text.includes('T') ? 'datetime' : 'date';
  }

  /** Whether a field has it, however it spells the instant. */
  is(value: unknown): boolean {
    if (typeof value !== 'string') return false;
    return this.type === 'date' ? value === this.text : Date.parse(value) === Date.parse(this.text);
  }
}

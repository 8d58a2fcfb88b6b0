/** The API requests of 24 hours. Used up, all are refused until a test renews them. */
export class Allocation {
  used = 0;

  constructor(readonly total: number) {}

  /** Takes one; false: there is none left. */
  take(): boolean {
    if (this.used >= this.total) return false;
    this.used++;
    return true;
  }

  useUp(): void {
    this.used = this.total;
  }

  renew(): void {
    this.used = 0;
  }

  /** As the header Sforce-Limit-Info has it, Salesforce's only signal of its limits. */
  info(): string {
    return `api-usage=${this.used}/${this.total}`;
  }
}

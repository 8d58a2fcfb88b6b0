export class Voice {
  raised(value: string): string {
    return `${value}!`;
  }
}

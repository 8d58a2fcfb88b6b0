/** Our turn among the calls that an account may have at once has ended: somebody else may call now. Says nothing about the vendor. */
export class SlotOver extends Error {
  override readonly name = 'SlotOver';

  constructor() {
    super('our turn among the calls that the account may have at once was over');
  }
}

/** Whether an error comes of that, however deep it is wrapped. */
export function isSlotOver(error: unknown): boolean {
  for (let e: unknown = error; e instanceof Error; e = e.cause) if (e instanceof SlotOver) return true;
  return false;
}

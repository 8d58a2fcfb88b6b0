/** What a service itself has recorded of its steps, where that is neither the ledger nor the answers of the kit. Provided by services that do. */
export abstract class KeptOutcomes {
  /** Takes what came of the steps of these runs out of the records, but not that they were done. How many there were. */
  abstract forget(runs: readonly string[]): Promise<number>;
}

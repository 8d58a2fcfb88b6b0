/** What a vendor allows, for each connected app; `acrossReplicas`, for each account, if the agent can tell accounts apart. */
export interface Limits {
  /** Calls at once. @default 32 */
  concurrent?: number;
  /** Whether those are shared by all replicas of the connector: a vendor that counts strictly. @default false */
  acrossReplicas?: boolean;
  /** Calls a second, in each replica. Without it: as many as there are. */
  perSecond?: number;
  /** What is limited: the app as a whole, or each of its endpoints. @default 'app' */
  per?: 'app' | 'endpoint';
}

/** One thing that happened in or around a gameplay: an action, an upload, a receipt, a checkpoint, a question. Never changes. */
export interface PlayRecord {
  /** Workspace and event. */
  _id: string;
  workspace: string;
  event: string;
  /** The event's type, such as `Gameplay.UploadApproved`. */
  type: string;
  at: number;
  contact: string | null;
  site: string | null;
  card: string | null;
  gameplay: string | null;
  /** JSON: the event's data as they came. */
  data: string;
}

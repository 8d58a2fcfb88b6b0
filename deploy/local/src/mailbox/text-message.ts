/** A text message that the demo's vendor took, as the phone shows it. */
export interface TextMessage {
  at: number;
  from: string;
  to: string;
  text: string;
  status: string;
}

/** The phones of the demo's people: what they got, and how they answer. */
export interface Phones {
  messages(): readonly TextMessage[];
  /** Somebody answers a number that texted them. */
  answer(message: { from: string; to: string; body: string }): Promise<void>;
}

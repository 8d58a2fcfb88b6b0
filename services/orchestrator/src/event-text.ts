import type { StoredEvent } from '@fanfare/contracts';

/**
 * The event of a run travels as text beside its token. It is most of the bytes and never changes, so the text is passed
 * on as it came; and most steps use only what earlier steps left, so it is parsed when somebody reads it.
 */
const textKey = Symbol('fanfare event text');

interface WithText {
  [textKey]?: string;
}

/** An event that knows its text. */
export function withText(event: StoredEvent, text: string): StoredEvent {
  (event as WithText)[textKey] = text;
  return event;
}

export function textOf(event: StoredEvent): string {
  return (event as WithText)[textKey] ?? JSON.stringify(event);
}

/** The event of a text, parsed at the first look into it. A text that is none throws then. */
export function unread(text: string): StoredEvent {
  return new Proxy({} as StoredEvent, new Unread(text));
}

class Unread implements ProxyHandler<StoredEvent> {
  private parsed: StoredEvent | undefined;

  constructor(private readonly text: string) {}

  get(_: StoredEvent, key: string | symbol): unknown {
    return key === textKey ? this.text : Reflect.get(this.event(), key);
  }

  has(_: StoredEvent, key: string | symbol): boolean {
    return Reflect.has(this.event(), key);
  }

  ownKeys(): (string | symbol)[] {
    return Reflect.ownKeys(this.event());
  }

  getOwnPropertyDescriptor(_: StoredEvent, key: string | symbol): PropertyDescriptor | undefined {
    return Reflect.getOwnPropertyDescriptor(this.event(), key);
  }

  private event(): StoredEvent {
    return (this.parsed ??= JSON.parse(this.text) as StoredEvent);
  }
}

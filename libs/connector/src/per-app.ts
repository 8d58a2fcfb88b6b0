import type { OpenApp } from './app.js';

/** Something made once for each connected app, such as a session: made anew when the app has changed, and gone with it. */
export class PerApp<S extends object, T> {
  /** By the settings: they are one object as long as nothing of them changes. */
  private readonly made = new WeakMap<S, { value: T }>();

  constructor(private readonly make: (app: OpenApp<S>) => T) {}

  of(app: OpenApp<S>): T {
    let made = this.made.get(app.settings);
    if (!made) this.made.set(app.settings, (made = { value: this.make(app) }));
    return made.value;
  }
}

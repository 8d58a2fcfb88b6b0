import { DecoratorHandler, type Dispatcher } from 'undici';
import type { Turn } from '../turn.js';

/** Says whether a request has begun to be written: until then its receiver cannot have seen it. */
export interface SentMark {
  sent: boolean;
  /** Its turn among the calls that its account may have out; looked at when it is written, however long it took to connect. */
  turn?: Turn | undefined;
}

/** Request options may carry a mark; it is set the moment the request goes to its socket. */
export interface Marked {
  mark: SentMark;
}

export const marksSent: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) =>
  dispatch(options, new MarkingHandler(handler, (options as Dispatcher.DispatchOptions & Marked).mark));

class MarkingHandler extends DecoratorHandler {
  constructor(
    private readonly inner: Dispatcher.DispatchHandler,
    private readonly mark: SentMark,
  ) {
    super(inner);
  }

  onRequestStart(controller: Dispatcher.DispatchController, context: object): void {
    this.mark.turn?.assertHeld();
    this.mark.sent = true;
    this.inner.onRequestStart?.(controller, context);
  }
}

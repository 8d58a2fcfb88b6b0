import { DecoratorHandler, type Dispatcher } from 'undici';

/** Says whether a request has begun to be written: until then its receiver cannot have seen it. */
export interface SentMark {
  sent: boolean;
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
    this.mark.sent = true;
    this.inner.onRequestStart?.(controller, context);
  }
}

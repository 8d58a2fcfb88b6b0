import { Catch, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { noPage } from './pages.js';

interface HtmlReply {
  code(status: number): HtmlReply;
  header(name: string, value: string): HtmlReply;
  send(body: string): unknown;
}

/** A link that is not ours is answered with a page, too: people follow it. */
@Catch(NotFoundException)
export class NoPageFilter implements ExceptionFilter {
  catch(_error: NotFoundException, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<HtmlReply>();
    reply.code(404).header('content-type', 'text/html; charset=utf-8').send(noPage());
  }
}

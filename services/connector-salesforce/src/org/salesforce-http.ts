import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@fanfare/chassis';
import { HttpClient, Refused, type ConnectorConfig, type HttpCall, type HttpResponse } from '@fanfare/connector';

/**
 * The way out to Salesforce, over TLS, and to nobody else: the secrets of an org go along. Neither what people give as
 * domain nor the instance that a login answers with can send them elsewhere; the address guard looks at both besides.
 */
@Injectable()
export class SalesforceHttp {
  constructor(
    private readonly http: HttpClient,
    @Inject(CONFIG) private readonly config: ConnectorConfig,
  ) {}

  /** Throws Refused for a place where it must not go, and what HttpClient throws. */
  async send(call: HttpCall & { field: string }, signal: AbortSignal): Promise<HttpResponse> {
    if (!this.mayGo(call.url)) {
      throw new Refused(`${call.field}: ${call.url.host} is no host of Salesforce. Give the org’s My Domain, such as acme.my.salesforce.com.`, { code: 'HostNotAllowed' }); // prettier-ignore
    }
    return this.http.send(call, signal);
  }

  private mayGo(url: URL): boolean {
    const { protocol, hostname, port } = url;
    const isSalesforce = protocol === 'https:' && port === '' && /^[a-z0-9.-]+\.salesforce\.com$/.test(hostname);
    return isSalesforce || this.config.HTTP_ALLOW_HOSTS.names(url);
  }
}

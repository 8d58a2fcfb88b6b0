/**
 * Whether a service seals or opens secrets of people: hooks at the gateway, everything in the API, accounts at vendors in
 * connectors and in messaging. A master key is given to these and to nobody else: what a process does not have, it cannot lose.
 */
export function keepsSecrets(service: string): boolean {
  return (
    service === 'trigger-gateway' ||
    service === 'management-api' ||
    service === 'messaging' ||
    service.startsWith('connector-')
  );
}

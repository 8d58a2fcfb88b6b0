/** The name of the service this process is. */
export class ServiceName {
  constructor(readonly value: string) {}
}

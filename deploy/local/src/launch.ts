import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { LocalKeys } from '@fanfare/client';
import { startSystem, type System, type SystemOptions } from '@fanfare/system';

export interface LaunchPlan {
  root: string;
  dir: string;
  syncInterval: NonNullable<SystemOptions['syncInterval']>;
  keys: Required<LocalKeys>;
  /** The workspace whose hub the gateway key is for. */
  workspace: string;
  ports: { gateway: number; management: number; messaging: number };
  /** The mail server that takes what is mailed. */
  smtpUrl: string;
  /** `host:port` that connectors may reach although it is on this machine. */
  allowedHosts: string[];
  say: (line: string) => void;
  onCrash: (name: string, reason: string) => void;
}

const connectors = [
  'connector-http',
  'connector-salesforce',
  'connector-mailchimp',
  'connector-braze',
  'connector-localcard',
  'connector-thuzi',
];

/** Starts the two servers and a process per service, as in production. */
export function launch({
  root,
  dir,
  syncInterval,
  keys,
  workspace,
  ports,
  smtpUrl,
  allowedHosts,
  say,
  onCrash,
}: LaunchPlan): Promise<System> {
  return startSystem({
    root,
    dir,
    syncInterval,
    masterKeys: keys.master,
    env: { HTTP_ALLOW_HOSTS: allowedHosts.join(',') },
    services: [
      { name: 'trigger-gateway', port: ports.gateway, env: { GATEWAY_KEYS: `${workspace}:${keys.gateway}` } },
      {
        name: 'management-api',
        port: ports.management,
        env: { MANAGEMENT_KEYS: `*:${keys.management}`, CONSOLE_PUBLIC_URL: `http://127.0.0.1:${ports.management}` },
      },
      { name: 'orchestrator' },
      { name: 'contacts' },
      {
        name: 'rewards',
        env: {
          CARD_LINK_BASE: `http://127.0.0.1:${ports.management}/cards/`,
          COUPON_LINK_BASE: `http://127.0.0.1:${ports.management}/coupons/`,
        },
      },
      { name: 'engagement' },
      ...connectors.map((name) => ({ name })),
      {
        name: 'messaging',
        port: ports.messaging,
        env: {
          MESSAGING_SMTP_URL: smtpUrl,
          MESSAGING_PUBLIC_URL: `http://127.0.0.1:${ports.messaging}`,
          // The same at every start: links in old mails go on working.
          MESSAGING_LINK_KEYS: hash('sha256', `links/${keys.master}`, 'hex'),
        },
      },
      { name: 'runs' },
    ],
    onProgress: say,
    onCrash,
  });
}

export const logsOf = (dir: string) => join(dir, 'logs');

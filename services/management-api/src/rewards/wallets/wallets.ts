import { CONFIG } from '@fanfare/chassis';
import type { ManagementConfig } from '../../management.config.js';
import { appleKeysOf } from './apple-keys.js';
import { AppleWallet } from './apple-wallet.js';
import { googleKeysOf } from './google-keys.js';
import { GoogleWallet } from './google-wallet.js';

/** The wallets that cards can be added to: those that there are keys for. */
export abstract class Wallets {
  abstract readonly apple: AppleWallet | null;
  abstract readonly google: GoogleWallet | null;
}

/** Read once at start: a service with keys that do not work does not start. */
export const walletsProvider = {
  provide: Wallets,
  inject: [CONFIG],
  useFactory: async (config: ManagementConfig): Promise<Wallets> => {
    const [apple, google] = [appleKeysOf(config), await googleKeysOf(config)];
    return { apple: apple && new AppleWallet(apple), google: google && new GoogleWallet(google) };
  },
};

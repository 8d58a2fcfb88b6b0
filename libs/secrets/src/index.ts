export { CannotOpen, Keyring } from './keyring.js';
export { masterKeysVariable } from './master-keys.js';

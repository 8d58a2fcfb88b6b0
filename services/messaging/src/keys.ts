export { keyOf } from '@fanfare/chassis';

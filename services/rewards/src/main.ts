import { serve } from '@fanfare/bus';
import { RewardsModule } from './rewards.module.js';

await serve(RewardsModule, { name: 'rewards' });

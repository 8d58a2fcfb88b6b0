import { serve } from '@fanfare/bus';
import { EngagementModule } from './engagement.module.js';

await serve(EngagementModule, { name: 'engagement' });

import { serve } from '@fanfare/bus';
import { RunsModule } from './runs.module.js';

await serve(RunsModule, { name: 'runs' });

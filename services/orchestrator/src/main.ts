import { serve } from '@fanfare/bus';
import { OrchestratorModule } from './orchestrator.module.js';

await serve(OrchestratorModule, { name: 'orchestrator' });

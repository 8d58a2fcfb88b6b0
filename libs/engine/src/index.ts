export type { Advance, Issue, Timer } from './results.js';
export type { LogicStep } from './logic/logic-step.js';
export { admits, type Admission } from './admit.js';
export { advance, begin, type Start } from './advance.js';
export { applyHistory, foldRun } from './fold-run.js';
export { compile, type CompiledWorkflow } from './compile.js';
export { logicTable } from './logic/index.js';
export { operatorTable, type OperatorRow } from './operators.js';
export { validate } from './validate/index.js';

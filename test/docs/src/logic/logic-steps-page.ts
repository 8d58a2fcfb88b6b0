import { workflowDefinition, type JsonObject, type WorkflowDefinition } from '@fanfare/contracts';
import { logicTable, validate, type LogicStep } from '@fanfare/engine';
import { z } from 'zod';
import { documented } from '../documented.js';
import { code, jsonBlock, list, paragraphs, table, value } from '../markdown.js';
import type { Page } from '../page.js';
import { beginRun } from '../sample-run.js';
import { schemaTable } from '../schema-table.js';
import { sampleActions } from './sample-actions.js';
import { stepExamples, type StepExample } from './step-examples.js';

export function logicStepsPage(): Page {
  const all = documented('logic steps', logicTable, ({ action }) => action, stepExamples);
  return {
    file: 'logic-steps.md',
    title: 'Logic steps',
    about: 'The steps that the engine runs itself: what each takes, gives and leaves by.',
    body: paragraphs(
      'A logic step is decided by the engine in no time of its own: no message leaves the orchestrator for it. Every step may also have a `name` and `notes`. Each example below has passed the validation that a workflow must pass before it is activated.',
      table(
        ['Action', 'Title', 'In short'],
        logicTable.map((step) => [
          `[${code(step.action)}](#${step.action.toLowerCase()})`,
          step.title,
          firstSentence(step.summary),
        ]),
      ),
      'The whole form of a definition is in [workflow.schema.json](workflow.schema.json), conditions are explained with the [operators](operators.md), and what may stand in `{{ }}` with the [templates](liquid.md).',
      ...all.map(({ thing, words }) => section(thing, words)),
    ),
  };
}

function section(step: LogicStep, example: StepExample): string {
  const definition = validated(step, example);
  return paragraphs(
    `## ${step.action}`,
    `**${step.title}**. ${step.summary}`,
    fields(step),
    ...inputOf(step),
    `Exits: ${exitsOf(step, example)}.`,
    jsonBlock({ trigger: definition.trigger, start: definition.start, steps: definition.steps }),
    ...inARun(step, definition, example.data),
  );
}

function fields({ takes }: LogicStep): string {
  const meanings = stepFields();
  return table(
    ['Field', 'Required', 'Meaning'],
    Object.entries(takes).map(([name, need]) => [code(name), need === 'required' ? 'yes' : '', meanings[name] ?? '']),
  );
}

/** What the contract says of a step's fields. */
function stepFields(): Record<string, string> {
  const { properties = {} } = z.toJSONSchema(workflowDefinition.shape.steps.valueType, {
    io: 'input',
    unrepresentable: 'any',
  });
  return Object.fromEntries(
    Object.entries(properties).map(([name, field]) => [
      name,
      typeof field === 'object' ? (field.description ?? '') : '',
    ]),
  );
}

function inputOf({ input }: LogicStep): string[] {
  if (!input) return [];
  if (!input['properties'])
    return [`\`input\`: ${typeof input['description'] === 'string' ? input['description'] : 'an object'}.`];
  return ['`input`:', schemaTable(input satisfies JsonObject, 'Required')];
}

/** Some steps leave by names that only their definition knows: the branches'. */
function exitsOf(step: LogicStep, { steps }: StepExample): string {
  if (step.exits.length > 0) return step.exits.map(code).join(', ');
  const own = Object.values(steps).find(({ action }) => action === step.action);
  const named = own ? [...step.route(own).named.keys()] : [];
  return `those of its branches; in the example ${named.map(code).join(', ')}`;
}

/** The example as a whole definition. Throws with what validation says against it. */
function validated(step: LogicStep, { trigger = 'Gameplay.Ended', steps }: StepExample): WorkflowDefinition {
  const [start = ''] = Object.keys(steps);
  const definition: WorkflowDefinition = { name: step.title, trigger: { type: trigger }, start, steps };
  const problems = validate(definition, sampleActions).map(({ path, message }) => `${path}: ${message}`);
  if (!Object.values(steps).some(({ action }) => action === step.action)) problems.push('it does not use the step');
  if (problems.length > 0) throw new Error(`the example of ${step.action} is wrong:\n${list(problems)}`);
  return definition;
}

/** What the step does with the example's data, for those that are done at once. */
function inARun({ action }: LogicStep, definition: WorkflowDefinition, data: JsonObject = {}): string[] {
  const { history } = beginRun(definition, sampleActions, data);
  const left = history.find((entry) => entry.kind === 'step.finished' && entry.action === action);
  if (left?.kind !== 'step.finished') return [];
  const given = Object.keys(data).length > 0 ? `With ${code('trigger.data')} ${value(data)} it` : 'It';
  return [`${given} leaves by ${code(left.exit)}, and ${code(`steps.${left.node}`)} is then ${value(left.output)}.`];
}

function firstSentence(text: string): string {
  return text.split(/(?<=[.:]) /)[0]?.replace(/:$/, '.') ?? text;
}

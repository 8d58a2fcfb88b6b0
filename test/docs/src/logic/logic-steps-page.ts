import { jsonSchemaOf, step as stepSchema, type JsonObject, type WorkflowDefinition } from '@fanfare/contracts';
import { logicTable, validate, type LogicStep } from '@fanfare/engine';
import { documented } from '../documented.js';
import { objectOf } from '../json-schema.js';
import { code, jsonBlock, list, paragraphs, prose, table, value } from '../markdown.js';
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
          prose(firstSentence(step.summary)),
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
    `**${step.title}**. ${prose(step.summary)}`,
    fields(step),
    ...inputOf(step),
    jsonBlock({ trigger: definition.trigger, start: definition.start, steps: definition.steps }),
    ...exits(step, definition, example.data),
  );
}

function fields({ takes }: LogicStep): string {
  const properties = objectOf(jsonSchemaOf(stepSchema)['properties']);
  return table(
    ['Field', 'Required', 'Meaning'],
    Object.entries(takes).map(([name, need]) => [
      code(name),
      need === 'required' ? 'yes' : '',
      wordsOf(objectOf(properties[name])),
    ]),
  );
}

function wordsOf({ description }: JsonObject): string {
  return typeof description === 'string' ? prose(description) : '';
}

function inputOf({ input }: LogicStep): string[] {
  if (!input) return [];
  if (!input['properties']) {
    return [`\`input\`: ${wordsOf(input)}.`];
  }
  return ['`input`:', schemaTable(input, 'Required')];
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

/** By what it can leave, and what it does with the example's data when that is done at once. */
function exits(step: LogicStep, definition: WorkflowDefinition, data: JsonObject = {}): string[] {
  const { history } = beginRun(definition, sampleActions, data);
  const left = history.filter((entry) => entry.kind === 'step.finished').find(({ action }) => action === step.action);
  const all = step.exits.length > 0 ? step.exits : exitsIn(step, definition, left?.exit);
  const words = `Exits${step.exits.length > 0 ? '' : ' of the example'}: ${all.map(code).join(', ')}.`;
  if (!left) return [words];
  const given = Object.keys(data).length > 0 ? `With ${code('trigger.data')} ${value(data)} it` : 'It';
  return [
    `${words} ${given} leaves by ${code(left.exit)}, and ${code(`steps.${left.node}`)} is ${value(left.output)}.`,
  ];
}

/** Some steps leave by names that only their definition knows: those of their branches. */
function exitsIn(step: LogicStep, { steps }: WorkflowDefinition, left: string | undefined): string[] {
  const own = Object.values(steps).find(({ action }) => action === step.action);
  return [...new Set([...(left === undefined ? [] : [left]), ...(own ? step.route(own).named.keys() : [])])];
}

function firstSentence(text: string): string {
  return text.split(/(?<=\.) /)[0] ?? text;
}

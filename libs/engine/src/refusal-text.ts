import type { Condition, WorkflowDefinition } from '@fanfare/contracts';
import { maxDepth } from './admit.js';
import { conditionText, valueText } from './condition-text.js';

const filterPath = 'trigger.filter';

/**
 * Why an event did not start a workflow, for people: `required: prizeType is 'Gift Card'`. `because` is what `admits`
 * gave, or the setting that said no. It is told from the definition alone, so that it says nothing about anybody.
 */
export function refusalText(definition: WorkflowDefinition, because: string): string {
  if (because === filterPath || because.startsWith(`${filterPath}.`)) return filterText(definition, because);
  const { scope, trigger, settings = {} } = definition;
  switch (because) {
    case 'scope.site':
      return `required: an event of the site '${scope?.site}'`;
    case 'scope.card':
      return `required: an event of the card '${scope?.card}'`;
    case 'trigger.schedule':
      return 'an earlier version of the schedule fired';
    case 'trigger.relativeTo':
      return `required: a date in ${valueText(trigger.relativeTo?.date ?? '')}`;
    case 'trigger.relativeTo.ifPast':
      return 'the date was past when the event came';
    case 'origin.chain':
      return 'the event was caused by this workflow itself';
    case 'origin.depth':
      return `the event was caused by more than ${maxDepth} workflows in a row`;
    case 'settings.reentry':
      return reentryText(settings);
    case 'settings.loopGuard':
      return 'it started for the contact again and again, and is locked for the contact for a day';
    default:
      return because;
  }
}

function filterText({ trigger: { filter } }: WorkflowDefinition, because: string): string {
  // A template of it, or a search, failed: which one is not known.
  if (filter && because === `${filterPath}.failed`) return `the filter cannot be computed: ${conditionText(filter)}`;
  const words = because.slice(filterPath.length + 1).split('.');
  const part = filter && partAt(filter, words);
  if (!part) return because;
  return `required: ${conditionText(part)}`;
}

/** Only an `all` says which of its parts refused: of an `any`, and of a `not`, the whole did. */
function partAt(condition: Condition, [kind, index, ...more]: readonly string[]): Condition | undefined {
  if (kind !== 'all' || !('all' in condition)) return condition;
  const part = condition.all[Number(index)];
  return part && partAt(part, more);
}

function reentryText({ reentry }: NonNullable<WorkflowDefinition['settings']>): string {
  if (!reentry) return 'the contact has had it often enough';
  const { limit, within } = reentry;
  const often = limit === 1 ? 'once' : `${limit} times`;
  return `a contact may start it ${often}${within === undefined ? '' : ` within ${within}`}`;
}

import { jsonpath, type JSONPathQuery } from 'json-p3';

const { expressions, selectors } = jsonpath;
type Expression = InstanceType<typeof expressions.FilterExpression>;

/**
 * Why a path may take more time than there is, since it is of no use to wait for it and everybody else's steps would; null: it
 * looks at each place of the answer once, or as often as there are levels above it.
 */
export function costProblem({ segments }: JSONPathQuery): string | null {
  const all = segments.flatMap((segment) => segment.selectors);
  if (segments.filter((segment) => String(segment).startsWith('..')).length > 1) return 'only one .. is allowed';
  if (all.length > segments.length) return 'only one selector is allowed in brackets';
  const filters = all.filter((selector) => selector instanceof selectors.FilterSelector);
  return filters.every(({ expression }) => isCheap(expression)) ? null : 'in a filter, a path must begin with @ and lead to one place'; // prettier-ignore
}

function isCheap(expression: Expression): boolean {
  // From the root, it could compare the whole answer with each of its places.
  if (expression instanceof expressions.RootQuery) return false;
  if (expression instanceof expressions.RelativeQuery) return expression.path.singularQuery();
  if (expression instanceof expressions.PrefixExpression) return isCheap(expression.right);
  if (expression instanceof expressions.InfixExpression) return isCheap(expression.left) && isCheap(expression.right);
  if (expression instanceof expressions.LogicalExpression) return isCheap(expression.expression);
  if (expression instanceof expressions.FunctionExtension) return expression.args.every(isCheap);
  return true;
}

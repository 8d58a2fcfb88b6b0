import { Output, TypeGuards, type Template as Node, type Value } from 'liquidjs';

type Segments = (string | number)[];

/**
 * The variables of a template that prints some and does nothing else, as nearly all do; null when it does more. liquidjs
 * finds them in any template, but that costs it three times as much as to parse one.
 */
export function plainVariables(nodes: readonly Node[]): Segments[] | null {
  const found: Segments[] = [];
  for (const node of nodes) {
    if (TypeGuards.isHTMLToken(node.token)) continue;
    if (!(node instanceof Output)) return null;
    for (const token of tokensOf(node.value)) {
      const segments = segmentsOf(token);
      if (segments === null) return null;
      if (segments.length > 0) found.push(segments);
    }
  }
  return found;
}

function tokensOf({ initial, filters }: Value): unknown[] {
  // An argument that has a name comes with it.
  const args = filters.flatMap((filter) => filter.args.map((arg) => (Array.isArray(arg) ? arg[1] : arg)));
  return [...initial.postfix, ...args];
}

/** Of what is no variable none; null: nothing plain. */
function segmentsOf(token: unknown): Segments | null {
  if (TypeGuards.isPropertyAccessToken(token)) {
    if (token.variable !== undefined) return null;
    const segments = token.props.map((prop) => {
      const isPlain = TypeGuards.isWordToken(prop) || TypeGuards.isQuotedToken(prop) || TypeGuards.isNumberToken(prop);
      return isPlain ? prop.content : null;
    });
    return segments.every((segment) => segment !== null) ? segments : null;
  }
  const isConstant = [TypeGuards.isLiteralToken, TypeGuards.isQuotedToken, TypeGuards.isNumberToken, TypeGuards.isOperatorToken]; // prettier-ignore
  return token === undefined || isConstant.some((is) => is(token)) ? [] : null;
}

/** A node of a tree to be printed: its lines, then its children below and to the right of it. */
export interface Tree {
  lines: string[];
  children: Tree[];
}

/** Draws nodes that stand below one another, with the lines that connect them. */
export function drawTree(nodes: readonly Tree[], dim: (text: string) => string = (text) => text): string[] {
  return nodes.flatMap(({ lines, children }, i) => {
    const last = i === nodes.length - 1;
    const [first = '', ...more] = lines;
    const side = dim(last ? '   ' : '│  ');
    const below = [
      ...more.map((line) => `${children.length > 0 ? dim('│') : ' '} ${line}`),
      ...drawTree(children, dim),
    ];
    return [`${dim(last ? '└─ ' : '├─ ')}${first}`, ...below.map((line) => `${side}${line}`)];
  });
}

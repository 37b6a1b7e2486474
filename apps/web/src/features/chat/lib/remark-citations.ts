import { splitCitations } from './citation-marks';

interface TreeNode {
  readonly type: string;
  value?: string;
  children?: TreeNode[];
  data?: Record<string, unknown>;
}

/** Markdown plugin: `[n]` of a known source becomes a `cite` element with `data-n`. Code stays code. */
export function remarkCitations(known: ReadonlySet<number>) {
  return () =>
    (tree: TreeNode): void =>
      visit(tree, known);
}

function visit(node: TreeNode, known: ReadonlySet<number>): void {
  if (node.children === undefined || node.type === 'link') return;
  node.children = node.children.flatMap((child) => {
    if (child.type !== 'text') {
      visit(child, known);
      return [child];
    }
    return splitCitations(child.value ?? '', known).flatMap((part) =>
      part.kind === 'text' ? [{ type: 'text', value: part.text }] : part.numbers.map(citeNode),
    );
  });
}

function citeNode(n: number): TreeNode {
  return {
    type: 'citation',
    data: { hName: 'cite', hProperties: { 'data-n': String(n) } },
    children: [{ type: 'text', value: String(n) }],
  };
}

/** The members of pdf.js' document that are used to read the table of contents. */
export interface OutlineSource {
  getOutline(): Promise<readonly OutlineNode[] | null>;
}

interface OutlineNode {
  readonly title: string;
  readonly items: readonly OutlineNode[];
}

const MAX_ENTRIES = 20_000;
const MAX_DEPTH = 6;

/** Heading levels by the title they are listed under; titles that stand at two depths keep the higher one. */
export type OutlineLevels = ReadonlyMap<string, number>;

/** Levels of the headings that the document's own outline lists; empty when it has none or a broken one. */
export async function outlineLevels(source: OutlineSource): Promise<OutlineLevels> {
  const levels = new Map<string, number>();
  const visit = (nodes: readonly OutlineNode[], depth: number): void => {
    for (const node of nodes) {
      if (levels.size >= MAX_ENTRIES) return;
      const key = outlineKey(node.title);
      if (key.length > 2) levels.set(key, Math.min(depth, levels.get(key) ?? depth));
      if (depth < MAX_DEPTH) visit(node.items, depth + 1);
    }
  };
  visit((await source.getOutline().catch(() => null)) ?? [], 1);
  return levels;
}

/** A heading's text without its number, case and spacing: outlines leave numbers out, or not. */
export function outlineKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\s*(?:(?:kapitel|chapter|anhang|appendix|teil|part)\s+)?(?:\d+(?:\.\d+)*|[a-z](?:\.\d+)+)[.:)]?\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

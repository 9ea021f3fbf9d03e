import { type Remark, shapeRemarks } from './remarks.ts';
import { shortened } from './text.ts';

/** Lists and objects of most bodies are far shorter. What is longer would be judged and remarked upon item by item. */
const usuallyWidest = 1000;
/** No schema goes so deep, and what checks one calls itself at each level. */
const deepest = 64;
/** What lies deeper is named by what it lies in. */
const longestPointer = 400;
/** What neither the database nor UTF-8 can hold. */
const unkeepable = /\0|\p{Cs}/u;

/** How wide a body of a schema may be anywhere: as wide as the longest list that it allows. */
export function widestOf(schema: unknown, shared: Readonly<Record<string, unknown>>): number {
  let widest = usuallyWidest;
  const seen = new Set<unknown>();
  const left = [schema];
  while (left.length > 0) {
    const node = left.pop();
    if (typeof node !== 'object' || node === null || seen.has(node)) continue;
    seen.add(node);
    const { $ref, maxItems } = node as { readonly $ref?: string; readonly maxItems?: number };
    if (typeof maxItems === 'number') widest = Math.max(widest, maxItems);
    left.push(...Object.values(node));
    if ($ref !== undefined) left.push(shared[$ref]);
  }
  return widest;
}

/** What is wrong with a body whatever its schema: it is too wide or too deep somewhere, or holds what is no text. */
export function unfit(body: unknown, widest: number): Remark | undefined {
  const left: (readonly [pointer: string, value: unknown, depth: number])[] = [['', body, 0]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [pointer, value, depth] = next;
    if (typeof value === 'string' && unkeepable.test(value)) return { place: { pointer }, ...notText };
    if (typeof value !== 'object' || value === null) continue;
    const children = Object.entries(value);
    if (children.length > widest) return { place: { pointer }, ...tooWide(widest) };
    if (depth > deepest) return { place: { pointer }, ...tooDeep };
    for (const [name, child] of children)
      left.push([
        pointer.length > longestPointer ? pointer : `${pointer}/${inPointer(shortened(name))}`,
        child,
        depth + 1,
      ]);
  }
  return undefined;
}

const tooWide = (widest: number) => ({
  code: 'wrong-length',
  text: shapeRemarks['wrong-length'],
  parameters: { bound: '≤', limit: widest },
});

const tooDeep = { code: 'too-deep', text: shapeRemarks['too-deep'], parameters: { limit: deepest } };

const notText = { code: 'not-text', text: shapeRemarks['not-text'] };

/** A name as a segment of a pointer (RFC 6901). */
export const inPointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

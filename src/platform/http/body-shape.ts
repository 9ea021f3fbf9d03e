import { type Remark, shapeRemarks } from './remarks.ts';
import { shortened } from './text.ts';

/** Lists and objects of bodies are far shorter. What is longer would be judged and remarked upon item by item. */
const widest = 1000;
/** What lies deeper is named by what it lies in. */
const longestPointer = 400;
/** What neither the database nor UTF-8 can hold. */
const unkeepable = /\0|\p{Cs}/u;

/** What is wrong with a body whatever its schema: it is too wide somewhere, or holds what is no text. */
export function unfit(body: unknown): Remark | undefined {
  const left: (readonly [pointer: string, value: unknown])[] = [['', body]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [pointer, value] = next;
    if (typeof value === 'string' && unkeepable.test(value)) return { place: { pointer }, ...notText };
    if (typeof value !== 'object' || value === null) continue;
    const children = Object.entries(value);
    if (children.length > widest) return { place: { pointer }, ...tooWide };
    for (const [name, child] of children)
      left.push([
        pointer.length > longestPointer ? pointer : `${pointer}/${inPointer(shortened(name))}`,
        child,
      ]);
  }
  return undefined;
}

const tooWide = {
  code: 'wrong-length',
  text: shapeRemarks['wrong-length'],
  parameters: { bound: '≤', limit: widest },
};

const notText = { code: 'not-text', text: shapeRemarks['not-text'] };

/** A name as a segment of a pointer (RFC 6901). */
export const inPointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

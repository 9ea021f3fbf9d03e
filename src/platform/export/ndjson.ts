import type { Values } from './columns.ts';
import type { Form, Summary } from './form.ts';

/** One item as JSON on each line. */
export const ndjsonForm = (write: (item: Values) => string): Form => ({
  head: '',
  items(items) {
    let text = '';
    for (const item of items) text += `${write(item)}\n`;
    return text;
  },
  tail: () => '',
});

export const ndjsonEnd = (summary: Summary): string => `${JSON.stringify({ $end: summary })}\n`;

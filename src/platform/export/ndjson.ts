import type { Values } from './columns.ts';
import type { Form, Summary } from './form.ts';

/** One item as JSON on each line, with these of its fields. */
export const ndjsonForm = (fields: readonly string[]): Form => ({
  head: '',
  items(items) {
    let text = '';
    for (const item of items) text += `${JSON.stringify(partOf(item, fields))}\n`;
    return text;
  },
  tail: () => '',
});

/** In a loop, and not by the schema’s own writer: of a million rows that takes three times as long. */
function partOf(item: Values, fields: readonly string[]): Values {
  const part: Record<string, unknown> = {};
  for (const name of fields) part[name] = item[name];
  return part;
}

export const ndjsonEnd = (summary: Summary): string => `${JSON.stringify({ $end: summary })}\n`;

import { type Column, cellOf } from './columns.ts';
import type { Form, Summary } from './form.ts';

/** What a spreadsheet would take for a formula, full-width signs included. */
const formula = /^[=+\-@\t\n\r＝＋－＠]/;
const special = /[",\n\r]/;

/** Written here because a million rows show what a library takes: seven times as long. */
function written(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const line = (cells: readonly (string | number | boolean)[]): string => `${cells.map(written).join(',')}\n`;

/** CSV (RFC 4180) with a header row; formulas are made text by an apostrophe. */
export const csvForm = (columns: readonly Column[], hasMark: boolean): Form => ({
  head: (hasMark ? '\ufeff' : '') + line(columns.map(({ name }) => name)),
  items(items) {
    let text = '';
    for (const item of items) {
      for (let at = 0; at < columns.length; at++) {
        if (at > 0) text += ',';
        text += written(cellOf(columns[at]!.valueIn(item)));
      }
      text += '\n';
    }
    return text;
  },
  tail: () => '',
});

export const csvEnd = ({ rows, sha256 }: Summary): string => `#end,rows=${rows},sha256=${sha256}\n`;

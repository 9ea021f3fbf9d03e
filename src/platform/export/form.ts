import type { Values } from './columns.ts';

/** How items are written as text. */
export interface Form {
  readonly head: string;
  readonly items: (items: readonly Values[]) => string;
  /** After the last item, within what is hashed. */
  readonly tail: (rows: number) => string;
}

/** What was written, known once all of it is. */
export interface Summary {
  readonly rows: number;
  /** Of every byte from the head to the tail, in hexadecimal. */
  readonly sha256: string;
  /** Where the events feed goes on from what was exported, for callers who are told events. */
  readonly eventsAfter?: string;
}

import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { FeedBody } from './events.ts';

/** A minute of a service that does not answer. */
const mostInterruptions = 1200;

type Copy = Record<string, unknown> & { id: string };

/**
 * A system that keeps a copy of all personnel files: it begins with an export and then follows the feed. Its cursor is
 * moved on only when what it stands for has been taken over, so that it may be interrupted at any moment.
 */
export class Mirror {
  readonly copies = new Map<string, Copy>();
  /** How many events it has taken over, and by how many interruptions it was held up. */
  readonly counts = { events: 0, interruptions: 0, doubled: 0 };
  readonly #origin: () => string;
  readonly #key: string;
  readonly #seen = new Set<string>();
  #cursor = '';

  constructor(origin: () => string, key: string) {
    this.#origin = origin;
    this.#key = key;
  }

  async begin(): Promise<void> {
    const answer = await this.#ask('/v1/employees', { accept: 'application/x-ndjson' });
    const text = await answer.text();
    const lines = text.trimEnd().split('\n');
    const { $end } = JSON.parse(lines.pop()!) as { $end: { rows: number; sha256: string } };
    const sha256 = createHash('sha256')
      .update(lines.map((line) => `${line}\n`).join(''))
      .digest('hex');
    if ($end.rows !== lines.length || $end.sha256 !== sha256) throw new Error('the export was cut');
    for (const line of lines) this.#keep(JSON.parse(line) as Copy);
    this.#cursor = answer.headers.get('events-after')!;
  }

  /** Follows until it is told to stop and there is nothing more to come. */
  async follow(isOver: () => boolean): Promise<void> {
    for (;;) {
      const wasOver = isOver();
      try {
        const page = await this.#takeOver();
        if (wasOver && page.items.length === 0 && !page.hasMore) return;
      } catch (error) {
        this.counts.interruptions += 1;
        if (this.counts.interruptions > mostInterruptions) throw error;
        await delay(50);
      }
    }
  }

  async #takeOver(): Promise<FeedBody> {
    const answer = await this.#ask(`/v1/events?resource=employee&wait=1&after=${this.#cursor}`);
    const page = (await answer.json()) as FeedBody;
    await Promise.all([...new Set(page.items.map(({ subject }) => subject))].map((id) => this.#reread(id)));
    for (const { id } of page.items) {
      if (this.#seen.has(id)) this.counts.doubled += 1;
      this.#seen.add(id);
    }
    this.counts.events += page.items.length;
    this.#cursor = page.after;
    return page;
  }

  async #reread(id: string): Promise<void> {
    const answer = await this.#ask(`/v1/employees/${id}`);
    this.#keep((await answer.json()) as Copy);
  }

  #keep(copy: Copy): void {
    this.copies.set(copy.id, copy);
  }

  async #ask(path: string, headers: Record<string, string> = {}): Promise<Response> {
    const answer = await fetch(this.#origin() + path, { headers: { 'x-api-key': this.#key, ...headers } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
    return answer;
  }
}

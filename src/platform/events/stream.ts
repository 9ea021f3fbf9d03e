import { Problem } from '../http/problem.ts';
import type { FeedReading } from './feed.ts';
import { type FeedPage, positionOf } from './store.ts';

/** A connection on which nothing is sent for longer may be cut by what lies in between. */
const heartbeatMilliseconds = 15_000;
const retryMilliseconds = 2000;
export const eventsAtOnce = 200;

/**
 * The feed as Server-Sent Events, a page at a time: the next is read when the client has taken the one before. Ends
 * with the service, and when the caller may not see what it saw before; a client then asks anew and hears why.
 */
export async function* eventStream(reading: FeedReading, first: FeedPage): AsyncGenerator<string> {
  yield `retry: ${retryMilliseconds}\n\n`;
  const { audience } = reading;
  let sentAt = 0;
  let page = first;
  try {
    while (reading.audience === audience) {
      const isSilent = Date.now() - sentAt >= heartbeatMilliseconds;
      if (page.events.length > 0 || isSilent) {
        yield page.events.length > 0 ? eventsOf(reading, page) : mark(reading, page);
        sentAt = Date.now();
      }
      const outcome = page.hasMore ? 'news' : await reading.wait(page.through, heartbeatMilliseconds);
      if (outcome === 'end') return;
      page = await reading.read(page.through, eventsAtOnce);
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

/** Each event has its cursor for an id. */
const eventsOf = (reading: FeedReading, { events, snapshot }: FeedPage): string =>
  events
    .map((stored) => {
      const event = reading.cloudEventOf(stored);
      const cursor = reading.cursorOf(positionOf(stored, snapshot));
      return `id: ${cursor}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
    })
    .join('');

/** Tells how far the feed has been looked through when there is nothing to tell. */
const mark = (reading: FeedReading, { through }: FeedPage): string =>
  `: nothing new\nid: ${reading.cursorOf(through)}\n\n`;

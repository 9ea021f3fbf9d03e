/** Milliseconds. */
type Span = number;

/**
 * The moment at which something was answered by the right clock: a device whose clock is wrong is wrong by as much when it
 * sends. Undefined if it says that it was answered after it was sent.
 * @param offBy by how much the clock of the device goes ahead
 */
export function rightMoment(answeredAt: Date, sentAt: Date, offBy: Span): Date | undefined {
  if (answeredAt.getTime() > sentAt.getTime()) return undefined;
  return new Date(answeredAt.getTime() - offBy);
}

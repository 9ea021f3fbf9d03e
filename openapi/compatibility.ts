import { apiCompare, type Diff } from 'api-smart-diff';

/**
 * What a client of the released contract would stumble over in the present one, in words. Lists of values may grow in
 * answers: clients are told to expect unknown ones.
 */
export const breakingChanges = (released: object, present: object): string[] =>
  apiCompare(released, present)
    .diffs // What is shared is compared wherever it is used, and what an event holds in the feed.
    .filter(({ path }) => path[0] === 'paths' || (path[0] === 'webhooks' && path.length === 2))
    .filter(breaks)
    .map(({ action, path }) => `${action} ${path.join(' / ')}`);

function breaks(change: Diff): boolean {
  const { action, path, type } = change;
  if (path[0] === 'webhooks') return action === 'remove';
  if (path.includes('responses')) return breaksReaders(change);
  // Clients are generated with these names.
  if (path.at(-1) === 'operationId') return true;
  // One scheme more in the same line is one more that is needed.
  if (path.at(-3) === 'security') return true;
  // Unknown fields are refused.
  if (path.at(-2) === 'properties' && action === 'remove') return true;
  return type === 'breaking';
}

function breaksReaders({ type, action, path, before, after }: Diff): boolean {
  if (path.at(-2) === 'enum') return false;
  // A kind of event is new: in the feed as among the webhooks.
  if (action === 'add' && path[1] === '/events' && path.at(-2) === 'oneOf') return false;
  // Another or wider type is judged by what may be read, which the comparison does not do.
  if (path.at(-1) === 'type') return ![after].flat().every((one) => [before].flat().includes(one));
  if (path.at(-2) === 'type') return action !== 'remove';
  return type === 'breaking';
}

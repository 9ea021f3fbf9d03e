import { apiCompare, type Diff } from 'api-smart-diff';

/**
 * What a client of the released contract would stumble over in the present one, in words. Lists of values may grow in
 * answers: clients are told to expect unknown ones.
 */
export function breakingChanges(released: object, present: object): string[] {
  return apiCompare(released, present)
    .diffs // What is shared is compared wherever it is used.
    .filter(({ path }) => path[0] === 'paths')
    .filter((change) => (isOfAnswer(change) ? breaksReaders(change) : change.type === 'breaking'))
    .map(({ action, path }) => `${action} ${path.slice(1).join(' / ')}`);
}

const isOfAnswer = ({ path }: Diff): boolean => path.includes('responses');

function breaksReaders({ type, action, path, before, after }: Diff): boolean {
  if (path.at(-2) === 'enum') return false;
  // Another or wider type is judged by what may be read, which the comparison does not do.
  if (path.at(-1) === 'type') return ![after].flat().every((one) => [before].flat().includes(one));
  if (path.at(-2) === 'type') return action !== 'remove';
  return type === 'breaking';
}

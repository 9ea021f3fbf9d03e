import t from 'tap';
import { policyDocumentKinds } from '../../../../src/modules/policy-documents/reference.ts';
import {
  mayAmend,
  mayBeBasedOn,
  mayImplement,
} from '../../../../src/modules/policy-documents/rules/hierarchy.ts';

t.test('a document amends its equal and what stands below it, never what stands above', async (t) => {
  t.ok(mayAmend('mayor-regulation', 'mayor-regulation'));
  t.ok(mayAmend('city-regulation', 'mayor-regulation'));
  t.ok(mayAmend('law', 'government-regulation-in-lieu'), 'both are of the third rank');
  t.ok(mayAmend('mayor-regulation', 'mayor-decision'));
  t.notOk(mayAmend('mayor-regulation', 'city-regulation'));
  t.notOk(mayAmend('mayor-decision', 'mayor-regulation'));
  t.notOk(mayAmend('circular', 'mayor-decision'));
});

t.test('a legal basis stands as high or higher, and that of a regulation is a regulation', async (t) => {
  t.ok(mayBeBasedOn('mayor-regulation', 'law'));
  t.ok(mayBeBasedOn('mayor-regulation', 'mayor-regulation'));
  t.ok(mayBeBasedOn('mayor-decision', 'governor-decision'));
  t.notOk(mayBeBasedOn('city-regulation', 'mayor-regulation'));
  t.notOk(mayBeBasedOn('mayor-regulation', 'presidential-decision'));
});

t.test('a document carries out what stands above it', async (t) => {
  t.ok(mayImplement('mayor-regulation', 'city-regulation'));
  t.ok(mayImplement('circular', 'mayor-decision'));
  t.notOk(mayImplement('mayor-regulation', 'mayor-regulation'));
  t.notOk(mayImplement('law', 'government-regulation'));
});

t.test('ranks never fall along the list, and regulations stand before all else', async (t) => {
  const ranks = policyDocumentKinds.entries.map(({ rank }) => rank);
  t.strictSame(
    ranks,
    [...ranks].sort((a, b) => a - b),
  );
  const first = policyDocumentKinds.entries.findIndex(({ isRegulation }) => !isRegulation);
  t.notOk(policyDocumentKinds.entries.slice(first).some(({ isRegulation }) => isRegulation));
});

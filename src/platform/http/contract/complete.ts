import type { EventKind } from '../../events/kind.ts';
import type { ProblemCatalogue } from '../problem.ts';
import type { Document } from './document.ts';
import { composeExamples } from './examples.ts';
import { shareParameters } from './parameters.ts';
import { shareResponses } from './responses.ts';
import { nameSchemas } from './schemas.ts';
import { addEvents } from './webhooks.ts';

export interface Declared {
  /** Every kind of problem, for the examples of refusals. */
  readonly catalogue: ProblemCatalogue;
  readonly events: readonly EventKind[];
}

/** Makes of what the routes declare the whole contract: each thing named once, described and shown by an example. */
export function completeDocument(routes: Document, { catalogue, events }: Declared): Document {
  const named = nameSchemas(addEvents(routes, events));
  return composeExamples(shareParameters(shareResponses(named, catalogue)));
}

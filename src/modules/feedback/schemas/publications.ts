/** Placeholder until the schema of published results is declared. */
export type PublishedResults = Record<string, unknown>;

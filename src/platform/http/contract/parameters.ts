import {
  type Document,
  inOrderOfNames,
  isReference,
  mapOperations,
  pascalCase,
  refersTo,
} from './document.ts';

/** Names the parameters that several operations take, in the form that most of them do. */
export function shareParameters(document: Document): Document {
  const uses = new Map<string, { readonly name: string; readonly text: string; count: number }>();
  mapOperations(document, (operation) => {
    for (const parameter of operation.parameters ?? []) {
      if (isReference(parameter)) continue;
      const text = JSON.stringify(parameter);
      const use = uses.get(text) ?? { name: pascalCase(parameter.name), text, count: 0 };
      use.count += 1;
      uses.set(text, use);
    }
    return operation;
  });
  const shared = new Map<string, string>();
  for (const { name, text, count } of [...uses.values()].sort((a, b) => b.count - a.count))
    if (count > 1 && !shared.has(name)) shared.set(name, text);

  const nameOf = new Map([...shared].map(([name, text]) => [text, name]));
  const changed = mapOperations(document, (operation) =>
    operation.parameters
      ? {
          ...operation,
          parameters: operation.parameters.map((parameter) => {
            const name = nameOf.get(JSON.stringify(parameter));
            return name === undefined ? parameter : refersTo('parameters', name);
          }),
        }
      : operation,
  );
  const parameters = Object.fromEntries([...shared].map(([name, text]) => [name, JSON.parse(text)]));
  return { ...changed, components: { ...changed.components, parameters: inOrderOfNames(parameters) } };
}

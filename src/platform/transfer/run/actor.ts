/** Who writes the rows of an import: the import, which names the key in turn. */
export const importActor = (importId: string) => ({ kind: 'system', id: `import:${importId}` }) as const;

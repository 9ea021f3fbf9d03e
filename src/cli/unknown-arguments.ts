import { parseArgs } from 'node:util';
import type { ArgsDef, CommandDef } from 'citty';
import { closest } from 'fastest-levenshtein';

/** Reads its arguments itself: its exit codes tell mistakes from findings. */
const readsItself = 'penata audit verify';

/**
 * Refuses what the command parser passes over in silence: a misspelt `--units` must not make a key for the whole city.
 * @throws RangeError with one sentence
 */
export function refuseUnknownArguments(main: CommandDef, rawArgs: readonly string[]): void {
  let command = main;
  let name = 'penata';
  let rest = [...rawArgs];
  while (command.subCommands) {
    const known = command.subCommands as Record<string, CommandDef>;
    const [word = '', ...others] = rest;
    const names = Object.keys(known);
    if (word === '') throw new RangeError(`${name} needs one of ${names.join(', ')}`);
    if (!Object.hasOwn(known, word))
      throw new RangeError(`${word} is no command of ${name}; did you mean ${closest(word, names)}?`);
    command = known[word]!;
    name = `${name} ${word}`;
    rest = others;
  }
  if (name !== readsItself) refuseUnknownOptions((command.args ?? {}) as ArgsDef, name, rest);
}

function refuseUnknownOptions(known: ArgsDef, name: string, args: string[]): void {
  const definitions = Object.entries(known);
  const options = Object.fromEntries(
    definitions
      .filter(([, { type }]) => type !== 'positional')
      .map(([option, { type }]) => [option, { type: type === 'boolean' ? type : 'string' } as const]),
  );
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true });
  const given = new Set<string>();
  let words = definitions.length - Object.keys(options).length;
  for (const token of tokens) {
    if (token.kind === 'positional') {
      words -= 1;
      if (words < 0) throw new RangeError(`${token.value} is more than ${name} takes`);
    }
    if (token.kind !== 'option') continue;
    const { rawName, value, inlineValue } = token;
    const option = options[token.name];
    if (!option) {
      const nearest = closest(token.name, Object.keys(options));
      throw new RangeError(
        `${rawName} is no option of ${name}${nearest ? `; did you mean --${nearest}?` : ''}`,
      );
    }
    if (option.type === 'string' && (value === undefined || (!inlineValue && value.startsWith('-'))))
      throw new RangeError(`${rawName} needs a value`);
    if (given.has(token.name)) throw new RangeError(`${rawName} is given twice`);
    given.add(token.name);
  }
}

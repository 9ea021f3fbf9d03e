import { LinkifyIt, type Match } from 'linkify-it';

/** Ends of bare domains that people write here: of all that exist, many are also words after a full stop. */
const ends =
  'com net org info biz id co me io app dev xyz top site online shop store club link click live icu vip pro web asia my sg gov edu cc ly gl gd be tk ru cn tv gg us uk eu';

const finder = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true, tlds: ends.split(' ') })
  .add('//', null)
  .add('www.', {
    validate: (text, position) =>
      /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u.exec(text.slice(position))?.[0].length ?? 0,
  });

/** Two sentences without a blank between them: "error.Link tidak terbuka". */
const isSentenceEnd = ({ schema, raw }: Match): boolean => schema === '' && /\p{Ll}\.\p{Lu}/u.test(raw);

const isAddress = ({ schema }: Match): boolean => schema === 'mailto:';

/** How many links a text holds: with a scheme, with `www.`, or bare domains. */
export const linksIn = (text: string): number =>
  (finder.match(text) ?? []).filter((match) => !isAddress(match) && !isSentenceEnd(match)).length;

/** Where e-mail addresses stand in a text. */
export const emailsIn = (text: string): { start: number; end: number }[] =>
  (finder.match(text) ?? [])
    .filter(isAddress)
    .map(({ index, lastIndex }) => ({ start: index, end: lastIndex }));

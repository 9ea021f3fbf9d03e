import type { Gender, religions } from '../modules/employees/reference.ts';
import type { CodeOf } from '../platform/reference/list.ts';
import { chinese, descent, type Heritage, javanese, malay, minang } from './data/names.ts';
import type { Random, Weighted } from './random.ts';

type Religion = CodeOf<typeof religions>;

const heritages: Weighted<Heritage> = [
  [malay, 58],
  [javanese, 24],
  [minang, 12],
  [chinese, 6],
];

const religionsOfMost: Weighted<Religion> = [
  ['islam', 965],
  ['kristen', 20],
  ['katolik', 12],
  ['hindu', 3],
];

const religionsOfChinese: Weighted<Religion> = [
  ['buddha', 45],
  ['katolik', 25],
  ['kristen', 20],
  ['konghucu', 10],
];

export interface InventedName {
  /** Without titles. */
  readonly name: string;
  readonly religion: Religion;
}

export function inventName(random: Random, gender: Gender): InventedName {
  const heritage = random.weighted(heritages);
  const [first, last] =
    gender === 'male' ? [heritage.male, heritage.maleLast] : [heritage.female, heritage.femaleLast];
  const parts = [random.pick(first)];
  const length = random.fraction();
  if (length > 0.06) parts.push(random.pick(length > 0.75 ? first : last));
  if (length > 0.75) parts.push(random.pick(last));
  if (heritage === malay && random.chance(0.1)) parts.unshift(random.pick(descent[gender]));
  return {
    name: parts.filter((part, index) => part !== parts[index - 1]).join(' '),
    religion: random.weighted(heritage === chinese ? religionsOfChinese : religionsOfMost),
  };
}

/** The part of an address before the @; the number keeps namesakes apart. */
export const mailboxName = (name: string, number: number): string =>
  `${name.toLowerCase().replaceAll(' ', '.')}.${number}`;

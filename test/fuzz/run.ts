import { Random } from '../../src/demo/random.ts';
import { type Finding, Fuzzer, type Share } from './fuzzer.ts';
import type { Operation } from './operations.ts';
import type { FuzzService } from './service.ts';

export interface FuzzOptions {
  readonly requests: number;
  readonly seed: number;
  /** Only these operations; others are called as far as they take their records. */
  readonly isTarget?: (operation: Operation) => boolean;
}

export interface FuzzReport {
  readonly requests: number;
  readonly operations: number;
  readonly findings: readonly Finding[];
  readonly shares: ReadonlyMap<string, Share>;
  /** Operations that never did what they are for, without a reason to. */
  readonly neverGood: readonly string[];
}

/** So often each operation is called at first, so that records are known. */
const explorations = 3;
const moreTries = 15;
/** So many requests go to an operation before the next has its turn, which may make records for it or end them. */
const requestsAtOnce = 12;

/** Operations that no sound request can bring to a good answer here, and why. */
const exceptions: Readonly<Record<string, string>> = {
  noteOwnAttendance: 'The code of a meeting is another each minute, and nobody but the trainer is told it.',
};

/** Walks the contract of a service: sound requests first, then each operation under attack. */
export async function fuzz(service: FuzzService, options: FuzzOptions): Promise<FuzzReport> {
  const { seed, requests, isTarget = () => true } = options;
  const fuzzer = new Fuzzer(service);
  await fuzzer.open();
  try {
    let step = seed;
    const targets = service.operations.filter(isTarget);
    const around = service.operations.filter((operation) =>
      targets.some((target) => target === operation || makesRecordsFor(operation, target)),
    );
    for (let round = 0; round < explorations; round++)
      for (const operation of around) await fuzzer.explore(operation, step++);
    const left = Math.max(requests - fuzzer.requests, targets.length);
    const rounds = Math.ceil(left / targets.length / requestsAtOnce);
    const random = new Random(seed, 1);
    for (let round = 0; round < rounds; round++)
      for (const operation of shuffled(targets, random))
        await fuzzer.attack(operation, random, Math.ceil(left / targets.length / rounds));
    const isGood = ({ id }: Operation) => (fuzzer.shares.get(id)?.good ?? 0) > 0;
    for (let round = 0; round < moreTries; round++) {
      const wanted = targets.filter((operation) => !isGood(operation));
      for (const operation of around)
        if (wanted.some((other) => other === operation || makesRecordsFor(operation, other)))
          await fuzzer.explore(operation, step++);
    }
    return {
      requests: fuzzer.requests,
      operations: targets.length,
      findings: fuzzer.findings,
      shares: fuzzer.shares,
      neverGood: targets
        .filter((operation) => !isGood(operation) && !(operation.id in exceptions))
        .map(({ id }) => id),
    };
  } finally {
    await fuzzer.close();
  }
}

const shuffled = <Value>(list: readonly Value[], random: Random): Value[] =>
  list
    .map((value) => [random.fraction(), value] as const)
    .sort(([one], [other]) => one - other)
    .map(([, value]) => value);

/** Whether an operation may make records for another, or tell of them. */
const makesRecordsFor = ({ method, path }: Operation, other: Operation): boolean =>
  (method === 'POST' && !path.includes('{')) ||
  ((method === 'POST' || method === 'GET') && other.path.startsWith(`${path}/`));

export const inWords = ({ operation, what, curl }: Finding, seed: number): string =>
  `${operation}: ${what}\n  ${curl}\n  # --seed ${seed} --operation ${operation}`;

import fc from 'fast-check';
import { Random } from '../../src/demo/random.ts';
import { Contract } from '../support/contract.ts';
import { type Broken, broken } from './broken.ts';
import { type Damage, damageTo } from './damage.ts';
import { type Complaint, complaintOn, type FuzzAnswer } from './judge.ts';
import { ofPeople } from './knowledge.ts';
import type { Operation } from './operations.ts';
import { asCurl, type FuzzRequest, payloadOf, urlOf } from './request.ts';
import type { FuzzService } from './service.ts';
import { soundRequest } from './sound.ts';
import { differences, State } from './state.ts';
import { World } from './world.ts';

/** One request, made anew from its seed: sound, broken in one place, or sound with the key of a foreign unit. */
interface Trial {
  readonly seed: number;
  readonly damage: Damage | 'none' | 'foreign key';
}

export interface Finding extends Complaint {
  readonly operation: string;
  readonly curl: string;
}

/** How an operation answered to sound requests. */
export interface Share {
  sound: number;
  good: number;
  /** The last answer that was not good. */
  refusal: string;
}

const longestTold = 600;

/** Codes of problems that are told before any record is looked up: a cursor fits its own caller alone. */
const looksAtRequestAlone = new Set(['invalid-input', 'invalid-cursor']);

/** What is wrong by the contract, without values: the complaint and the first place where the schema does not fit. */
function kindOf(complaint: string): string {
  const [first, second = ''] = complaint.split('\n');
  return `${first}${second.startsWith('  ') ? second.replaceAll(/\d+/g, '*') : ''}`;
}

/** Sends requests to one service and judges its answers. */
export class Fuzzer {
  readonly findings: Finding[] = [];
  readonly shares = new Map<string, Share>();
  requests = 0;
  readonly #service: FuzzService;
  readonly #contract: Contract;
  readonly #world: World;
  readonly #state: State;
  readonly #told = new Set<string>();
  #last: { request: FuzzRequest; url: string } | undefined;

  constructor(service: FuzzService) {
    this.#service = service;
    this.#contract = Contract.of(service.api.app);
    this.#world = new World(service.operations, service.guarded, service.facts);
    this.#state = new State(service.api.database.ownerUrl);
  }

  open = (): Promise<void> => this.#state.open();
  close = (): Promise<void> => this.#state.close();

  /** Sends one sound request, of which the next can be made. */
  async explore(operation: Operation, seed: number): Promise<void> {
    const complaint = await this.#try(operation, { seed, damage: 'none' });
    if (complaint && !this.#told.has(`${operation.id} ${complaint.kind}`)) this.#tell(operation, complaint);
  }

  /** Sends so many requests to an operation, most of them broken; what fails is made as small as it can be. */
  async attack(operation: Operation, random: Random, requests: number): Promise<void> {
    const trial: fc.Arbitrary<Trial> = fc.record({
      seed: fc.noShrink(fc.nat()),
      damage: fc.oneof(
        { weight: 2, arbitrary: fc.constant('none' as const) },
        { weight: 1, arbitrary: fc.constant('foreign key' as const) },
        { weight: 7, arbitrary: damageTo(operation) },
      ),
    });
    let left = requests;
    while (left > 0) {
      let smallest: { complaint: Complaint; curl: string } | undefined;
      const property = fc.asyncProperty(trial, async (tried) => {
        const before = this.requests;
        const complaint = await this.#try(operation, tried);
        fc.pre(this.requests > before);
        if (!complaint || this.#told.has(`${operation.id} ${complaint.kind}`)) return;
        if (smallest && smallest.complaint.kind !== complaint.kind) return;
        smallest = { complaint, curl: this.#curl() };
        throw new Error(complaint.kind);
      });
      // Seeds that follow each other would begin alike.
      const seed = random.integer(0, 2 ** 31 - 1);
      const { numRuns, failed } = await fc.check(property, { seed, numRuns: left });
      left -= Math.max(numRuns, 1);
      if (smallest) this.#tell(operation, smallest.complaint, smallest.curl);
      // No record is known that could be tried.
      else if (failed) return;
    }
  }

  async #try(operation: Operation, { seed, damage }: Trial): Promise<Complaint | undefined> {
    const draft = soundRequest(operation, this.#world, new Random(seed, 0));
    if (!draft) return undefined;
    const sound = operation.needsVersion ? await this.#withFreshTag(draft) : draft;
    if (damage === 'none') return this.#trySound(sound);
    if (damage === 'foreign key') return this.#tryForeign(sound);
    const found = broken(sound, damage, this.#world);
    return found && this.#tryBroken(found);
  }

  async #trySound(request: FuzzRequest): Promise<Complaint | undefined> {
    const { operation } = request;
    const { answer, complaint } = await this.#send(request);
    const share = this.shares.get(operation.id) ?? { sound: 0, good: 0, refusal: '' };
    this.shares.set(operation.id, share);
    share.sound += 1;
    const values = Object.fromEntries(
      Object.entries(request.path).map(([name, text]) => [name, String(text)]),
    );
    if (answer.status >= 400) {
      share.refusal = `${answer.status} ${answer.text.slice(0, 300)}`;
      if ([404, 409].includes(answer.status)) this.#world.refuse(operation, values);
      return complaint;
    }
    share.good += 1;
    this.#world.learn(operation, values, answer);
    const list = operation.method === 'POST' ? this.#readOf(operation.path) : undefined;
    if (list?.path.includes('{')) {
      const read: FuzzRequest = { operation: list, path: values, query: [], headers: {}, body: undefined };
      this.#world.learn(list, values, await this.#call(read, urlOf(read)));
    }
    return complaint;
  }

  #readOf = (path: string): Operation | undefined =>
    this.#service.operations.find((known) => known.method === 'GET' && known.path === path);

  async #tryBroken(found: Broken): Promise<Complaint | undefined> {
    const { answer, complaint } = await this.#send(found.request);
    // What Open311 does not know it ignores, and what it refuses it tells in its own form.
    if (found.request.operation.path.startsWith('/open311/')) return complaint;
    return complaint ?? complaintOn(found, answer);
  }

  /** What lies elsewhere does not exist for the key of a unit, nor for another civil servant. */
  async #tryForeign(request: FuzzRequest): Promise<Complaint | undefined> {
    const { access, path } = request.operation;
    const { foreignKey, foreignToken, isEverybodys } = this.#service;
    const isShared = Object.entries(request.path).some(([name, id]) => isEverybodys(name, String(id)));
    if (access.kind !== 'self' && (access.kind !== 'scope' || access.units === 'shared')) return undefined;
    const key = access.kind === 'self' ? foreignToken : foreignKey;
    const { answer, complaint } = await this.#send(request, key);
    if (complaint) return complaint;
    if (
      path.includes('{') &&
      !isShared &&
      ![403, 404].includes(answer.status) &&
      !looksAtRequestAlone.has(answer.body?.code ?? '')
    )
      return {
        kind: 'a foreign key is let in',
        what: `a foreign key gets ${answer.status} ${answer.text.slice(0, 300)}`,
      };
    const told = answer.status < 300 && access.kind === 'scope' && this.#world.idIn(answer.text);
    return told ? { kind: 'a foreign key is told', what: `a foreign key is told of ${told}` } : undefined;
  }

  async #send(
    request: FuzzRequest,
    key?: string,
  ): Promise<{ answer: FuzzAnswer; complaint: Complaint | undefined }> {
    const url = urlOf(request);
    this.#last = { request, url };
    this.requests += 1;
    const before = await this.#state.read();
    const answer = await this.#call(request, url, key);
    const { status, headers, text } = answer;
    const contentType = String(headers['content-type'] ?? '').split(';')[0];
    const complain = (kind: string, what: string) => ({ answer, complaint: { kind, what } });
    if (status >= 500) return complain(`answers ${status}`, `${status} ${text}\n  ${this.#causeInLog()}`);
    try {
      this.#contract.check({ method: request.operation.method, url, status, contentType, headers, text });
    } catch (error) {
      const what = (error as Error).message.replace(/^.* answered /, '');
      return complain(`breaks the contract: ${kindOf(what)}`, what.slice(0, longestTold));
    }
    if (status < 400) return { answer, complaint: undefined };
    const changed = differences(before, await this.#state.read());
    if (changed.length > 0)
      return complain(`changes rows with ${status}`, `${status}, but ${changed} changed`);
    return { answer, complaint: undefined };
  }

  async #call(request: FuzzRequest, url: string, key?: string): Promise<FuzzAnswer> {
    const { id, method, access } = request.operation;
    const payload = payloadOf(request);
    const own = access.kind === 'self' || ofPeople.has(id) ? this.#service.token : this.#service.key;
    const response = await this.#service.api.app.inject({
      method,
      url,
      headers: {
        authorization: `Bearer ${key ?? own}`,
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(payload === undefined ? {} : { payload }),
    });
    const isEncoded = response.headers['content-encoding'] !== undefined;
    const text = isEncoded ? '' : response.body;
    const isJson = /[/+]json/.test(String(response.headers['content-type'])) && text !== '';
    return {
      status: response.statusCode,
      headers: response.headers,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    };
  }

  #causeInLog(): string {
    const line = this.#service.api.logs().findLast((text) => text.includes('request failed')) ?? '{}';
    return JSON.stringify((JSON.parse(line) as { err?: unknown }).err ?? line).slice(0, longestTold);
  }

  /** A change is based on what was just read: of the record itself, or of the one that it belongs to. */
  async #withFreshTag(request: FuzzRequest): Promise<FuzzRequest> {
    for (let path = request.operation.path; path.includes('{'); path = path.replace(/\/[^/]*$/, '')) {
      const operation = this.#readOf(path);
      if (!operation) continue;
      const read: FuzzRequest = { operation, path: request.path, query: [], headers: {}, body: undefined };
      const { headers } = await this.#call(read, urlOf(read));
      const tag = String(headers.etag ?? '');
      if (/^"\d+\./.test(tag)) return { ...request, headers: { ...request.headers, 'if-match': tag } };
    }
    return { ...request, headers: { ...request.headers, 'if-match': '*' } };
  }

  #tell(operation: Operation, complaint: Complaint, curl = this.#curl()): void {
    this.#told.add(`${operation.id} ${complaint.kind}`);
    this.findings.push({ operation: operation.id, ...complaint, curl });
  }

  #curl = (): string => (this.#last ? asCurl(this.#last.request, this.#last.url) : '');
}

import t from 'tap';
import { breakingChanges } from '../../openapi/compatibility.ts';

const unit = {
  type: 'object',
  required: ['name', 'kind'],
  properties: {
    name: { type: 'string', maxLength: 200 },
    kind: { $ref: '#/components/schemas/Kind' },
    note: { type: ['string', 'null'] },
  },
};
const json = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } });

const released = {
  openapi: '3.1.0',
  info: { title: 'Released', version: '1.0.0' },
  paths: {
    '/units': {
      get: {
        operationId: 'listUnits',
        security: [{ apiKey: [] }, { bearer: [] }],
        parameters: [{ name: 'kind', in: 'query', schema: { $ref: '#/components/schemas/Kind' } }],
        responses: { 200: { description: 'Units.', content: { ...json('Unit'), 'text/csv': {} } } },
      },
      post: {
        operationId: 'addUnit',
        security: [{}],
        requestBody: { content: json('NewUnit') },
        responses: { 201: { description: 'The unit.', content: json('Unit') } },
      },
    },
    '/events': { get: { responses: { 200: { description: 'Events.', content: json('Event') } } } },
    '/things': { get: { responses: { 200: { description: 'Things.', content: json('Thing') } } } },
  },
  webhooks: { 'penata.unit.created': { post: { requestBody: { content: json('Unit') } } } },
  components: {
    schemas: {
      Unit: unit,
      NewUnit: unit,
      Kind: { type: 'string', enum: ['city', 'agency'] },
      Event: { oneOf: [{ $ref: '#/components/schemas/Unit' }] },
      Thing: { oneOf: [{ $ref: '#/components/schemas/Unit' }] },
    },
  },
};

type Released = typeof released;
// biome-ignore lint/suspicious/noExplicitAny: what is changed need not have the shape of before
type Change = (contract: any) => void;

const changed = (change: Change): string[] => {
  // Each as it comes from a file: what is shared in memory would be changed everywhere.
  const present = JSON.parse(JSON.stringify(released)) as Released;
  change(present);
  return breakingChanges(JSON.parse(JSON.stringify(released)), present);
};

const harmful: Record<string, Change> = {
  'a path is gone': ({ paths }) => delete paths['/units'],
  'an operation is gone': ({ paths }) => delete paths['/units'].get,
  'an operation has another name': ({ paths }) => (paths['/units'].get.operationId = 'findUnits'),
  'a parameter is gone': ({ paths }) => paths['/units'].get.parameters.pop(),
  'a parameter is needed': ({ paths }) =>
    paths['/units'].get.parameters.push({ name: 'x', in: 'query', required: true, schema: {} }),
  'a value is taken no longer': ({ components }) => components.schemas.Kind.enum.pop(),
  'a field of a body is needed': ({ components }) => components.schemas.NewUnit.required.push('note'),
  'a field of a body is gone': ({ components }) => delete components.schemas.NewUnit.properties.note,
  'a field of a body is shorter': ({ components }) =>
    (components.schemas.NewUnit.properties.name.maxLength = 100),
  'a field of an answer is gone': ({ components }) => delete components.schemas.Unit.properties.name,
  'a field of an answer may be left out': ({ components }) => components.schemas.Unit.required.pop(),
  'a field of an answer is of another type': ({ components }) =>
    (components.schemas.Unit.properties.name = { type: 'integer' }),
  'a field of an answer may be null': ({ components }) =>
    (components.schemas.Unit.properties.name.type = ['string', 'null']),
  'a status is gone': ({ paths }) => delete paths['/units'].post.responses[201],
  'a media type is gone': ({ paths }) => delete paths['/units'].get.responses[200].content['text/csv'],
  'a credential is needed': ({ paths }) => (paths['/units'].post.security = [{ apiKey: [] }]),
  'a credential is taken no longer': ({ paths }) => paths['/units'].get.security.pop(),
  'an answer may be something else': ({ components }) =>
    components.schemas.Thing.oneOf.push({ type: 'object', properties: { x: {} } }),
  'an event is gone': ({ webhooks }) => delete webhooks['penata.unit.created'],
};

const harmless: Record<string, Change> = {
  'nothing changes': () => {},
  'a path is new': ({ paths }) => (paths['/positions'] = { get: { responses: {} } }),
  'a parameter is new': ({ paths }) =>
    paths['/units'].get.parameters.push({ name: 'x', in: 'query', schema: {} }),
  'a field of a body is new': ({ components }) => (components.schemas.NewUnit.properties.x = {}),
  'a field of a body may be longer': ({ components }) =>
    (components.schemas.NewUnit.properties.name.maxLength = 300),
  'a field of an answer is new': ({ components }) => (components.schemas.Unit.properties.x = {}),
  'a field of an answer is never null': ({ components }) =>
    (components.schemas.Unit.properties.note.type = 'string'),
  'a value is new': ({ components }) => components.schemas.Kind.enum.push('village'),
  'a status is new': ({ paths }) => (paths['/units'].post.responses[202] = { description: 'Later.' }),
  'an event is new': ({ webhooks }) => (webhooks['penata.unit.closed'] = { post: {} }),
  'an event of the feed is new': ({ components }) =>
    components.schemas.Event.oneOf.push({ type: 'object', properties: { x: {} } }),
  'the words are others': ({ info, paths }) => {
    info.title = 'Other';
    paths['/units'].get.summary = 'Other';
  },
};

t.test('clients of the last release go on working', async (t) => {
  for (const [name, change] of Object.entries(harmful)) t.not(changed(change).length, 0, name);
  for (const [name, change] of Object.entries(harmless)) t.strictSame(changed(change), [], name);
});

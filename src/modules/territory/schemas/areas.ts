import Type, { type Static } from 'typebox';
import { Bookkeeping, Closed, Id, Nullable, ref, Text } from '../../../platform/http/schemas.ts';
import { areaKinds } from '../reference.ts';
import { mostPositions } from '../rules/boundary.ts';

const Degrees = (most: number, description: string, example: number) =>
  Type.Number({ minimum: -most, maximum: most, format: 'double', description, examples: [example] });

export const Longitude = Degrees(180, 'Longitude in degrees (WGS 84), east positive.', 104.7458);
/** Wide enough for one that was swapped with the longitude: the answer can say so. */
export const Latitude = Degrees(180, 'Latitude in degrees (WGS 84), north positive.', -2.9909);

const BoundingBox = Type.Array(Degrees(180, 'Degrees.', 104.65), {
  minItems: 4,
  maxItems: 4,
  description: 'West, south, east and north of the boundary.',
  examples: [[104.65, -3.08, 104.85, -2.88]],
});

const square = [
  [104.7, -3],
  [104.75, -3],
  [104.75, -2.95],
  [104.7, -2.95],
  [104.7, -3],
];
const Position = Type.Array(Degrees(180, 'Degrees.', 104.7), {
  minItems: 2,
  maxItems: 2,
  description: 'Longitude, then latitude.',
  examples: [[104.7, -3]],
});
const LinearRing = Type.Array(Position, {
  minItems: 4,
  maxItems: mostPositions,
  description: 'A ring: its last position is its first.',
  examples: [square],
});
const Rings = Type.Array(LinearRing, {
  minItems: 1,
  maxItems: 1000,
  description: 'The outer ring, then the holes in it.',
  examples: [[square]],
});

export const Polygon = Closed(
  { type: Type.Enum(['Polygon'], { description: 'What it is.', examples: ['Polygon'] }), coordinates: Rings },
  { $id: 'Polygon', description: 'A polygon of GeoJSON (RFC 7946) — poligon.' },
);

export const MultiPolygon = Closed(
  {
    type: Type.Enum(['MultiPolygon'], { description: 'What it is.', examples: ['MultiPolygon'] }),
    coordinates: Type.Array(Rings, {
      minItems: 1,
      maxItems: 1000,
      description: 'Its polygons.',
      examples: [[[square]]],
    }),
  },
  { $id: 'MultiPolygon', description: 'Several polygons of GeoJSON (RFC 7946), as of an area with islands.' },
);

export const AreaGeometry = Type.Unsafe<Static<typeof Polygon> | Static<typeof MultiPolygon>>({
  $id: 'AreaGeometry',
  type: 'object',
  required: ['type', 'coordinates'],
  additionalProperties: false,
  properties: {
    type: Type.Enum(['Polygon', 'MultiPolygon'], { description: 'Which of the two.', examples: ['Polygon'] }),
    coordinates: Type.Array(Type.Unsafe<unknown[]>({ type: 'array', maxItems: mostPositions, items: {} }), {
      minItems: 1,
      maxItems: 1000,
      description: 'The rings of a polygon, or polygons.',
      examples: [[square]],
    }),
  },
  oneOf: [Type.Ref('Polygon'), Type.Ref('MultiPolygon')],
  discriminator: { propertyName: 'type' },
  description: 'The boundary of an area as a geometry of GeoJSON (RFC 7946): longitude comes first.',
});

const identity = {
  code: Type.String({
    minLength: 5,
    maxLength: 13,
    pattern: '^[0-9]{2}[.][0-9]{2}([.][0-9]{2}([.][0-9]{4})?)?$',
    description: 'Code of the Ministry of Home Affairs — kode wilayah Kemendagri; unique.',
    examples: ['16.71.01.1001'],
  }),
  name: Text('Name without the kind.', 200, 'Talang Semut'),
};
const parentId = Nullable(
  Id('The area that it lies in: the district of an urban village, the city of a district; null of a city.'),
);
const unitId = Nullable(Id('The unit that administers it; null if none is known.'));
const administration = { parentId, unitId };

export const Area = Type.Object(
  {
    id: Id('Stable id of the area.'),
    ...identity,
    kind: areaKinds.schema,
    ...administration,
    boundingBox: Nullable(BoundingBox),
    ...Bookkeeping,
  },
  { $id: 'Area', description: 'A city, district or urban village as an area — wilayah.' },
);
export type Area = Static<typeof Area>;

const optional = Type.Partial(Type.Object(administration)).properties;

export const NewArea = Closed(
  { ...identity, kind: areaKinds.schema, ...optional },
  { $id: 'NewArea', description: 'An area to enter; its boundary is given afterwards.' },
);
export type NewArea = Static<typeof NewArea>;

export const AreaChange = Closed(
  { ...Type.Partial(Type.Object(identity)).properties, ...optional },
  { $id: 'AreaChange', minProperties: 1, description: 'What changes of an area.' },
);
export type AreaChange = Static<typeof AreaChange>;

export const AreaBoundary = Type.Object(
  {
    type: Type.Literal('Feature', { description: 'What it is.' }),
    id: Id('Stable id of the area.'),
    bbox: BoundingBox,
    geometry: ref(MultiPolygon),
    properties: Type.Object(
      { ...identity, kind: areaKinds.schema },
      { description: 'What the area is called.' },
    ),
  },
  { $id: 'AreaBoundary', description: 'The boundary of an area as a feature of GeoJSON — batas wilayah.' },
);
export type AreaBoundary = Static<typeof AreaBoundary>;

const AreaName = Type.Object(
  { id: Id('Stable id of the area.'), ...identity },
  { $id: 'AreaName', description: 'An area by its name.', type: ['object', 'null'] },
);
export type AreaName = Static<typeof AreaName>;

export const PointPlace = Type.Object(
  {
    city: ref(AreaName),
    district: ref(AreaName),
    urbanVillage: ref(AreaName),
  },
  {
    $id: 'PointPlace',
    description: 'The areas that a point lies in; null for a tier whose boundaries are not known there.',
  },
);

export const areaSchemas = [
  Polygon,
  MultiPolygon,
  AreaGeometry,
  Area,
  NewArea,
  AreaChange,
  AreaBoundary,
  AreaName,
  PointPlace,
];

import Type, { type Static } from 'typebox';
import { ref } from '../../../platform/http/schemas.ts';
import { reportStates } from '../reference.ts';
import { finestZoom, mostCells } from '../rules/clusters.ts';
import { ReportPlace } from './reports.ts';

const reports = Type.Integer({
  minimum: 1,
  maximum: 2_147_483_647,
  format: 'int32',
  description: 'How many reports.',
  examples: [12],
});

export const ReportCluster = Type.Object(
  {
    type: Type.Enum(['Feature'], { description: 'GeoJSON (RFC 7946).', examples: ['Feature'] }),
    bbox: Type.Array(
      Type.Number({ minimum: -180, maximum: 180, format: 'double', examples: [104.7491455] }),
      {
        minItems: 4,
        maxItems: 4,
        description: 'The cell: west, south, east, north. As `bbox` of the list it gives its reports.',
        examples: [[104.7491455, -2.9992676, 104.7601318, -2.9882813]],
      },
    ),
    geometry: ref(ReportPlace),
    properties: Type.Object(
      {
        reports,
        states: Type.Array(
          Type.Object(
            { state: reportStates.schema, reports },
            { description: 'How many of them are in a state.' },
          ),
          { minItems: 1, maxItems: reportStates.entries.length, description: 'The same, by state.' },
        ),
      },
      { description: 'What lies in the cell.' },
    ),
  },
  { $id: 'ReportCluster', description: 'Reports that lie in one cell of a grid — kelompok laporan di peta.' },
);
export type ReportCluster = Static<typeof ReportCluster>;

export const ReportClusters = Type.Object(
  {
    type: Type.Enum(['FeatureCollection'], {
      description: 'GeoJSON (RFC 7946).',
      examples: ['FeatureCollection'],
    }),
    zoom: Type.Integer({
      minimum: 0,
      maximum: finestZoom,
      format: 'int32',
      description:
        'Zoom of the cells: what was asked for, or less. Their sides are 360 / 2^(zoom + 2) degrees, a quarter of a tile of the map.',
      examples: [13],
    }),
    features: Type.Array(ref(ReportCluster), {
      maxItems: mostCells,
      description: 'Cells in which reports lie, from south to north and west to east.',
    }),
  },
  { $id: 'ReportClusters', description: 'Reports of a part of the map, by cells.' },
);

export const clusterSchemas = [ReportCluster, ReportClusters];

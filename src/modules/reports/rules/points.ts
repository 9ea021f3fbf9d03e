import type { ReportPlace } from '../schemas/reports.ts';

/** A point of GeoJSON, by its names. */
export const pointOf = ({ coordinates: [longitude, latitude] }: ReportPlace) => ({
  longitude: longitude!,
  latitude: latitude!,
});

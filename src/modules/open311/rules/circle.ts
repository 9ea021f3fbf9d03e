const metresInDegree = 111_320;

/** A place and how far around it, in degrees and metres. */
export interface Circle {
  readonly latitude: number;
  readonly longitude: number;
  readonly radius: number;
}

/** The part of the map that holds a circle. */
export function boxAround({ latitude, longitude, radius }: Circle) {
  const tall = radius / metresInDegree;
  // Near a pole all longitudes are near.
  const wide = Math.min(180, tall / Math.max(0.001, Math.cos((latitude * Math.PI) / 180)));
  return {
    west: longitude - wide,
    south: latitude - tall,
    east: longitude + wide,
    north: latitude + tall,
  };
}

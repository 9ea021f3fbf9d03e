/** What a photo may be when it is sent; what is kept of it is smaller. */
export const maximumBytes = 10_485_760;
export const maximumPixels = 50_000_000;

/** Longest side, in pixels. */
export const photoSide = 2_048;
export const thumbnailSide = 320;

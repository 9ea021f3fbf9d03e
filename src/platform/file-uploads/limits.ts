/** What has arrived is put away in pieces of this size: no more than one of them is in memory for each client. */
export const pieceBytes = 8_388_608;

/** A file that comes in more pieces than these comes in crumbs. */
export const maximumPieces = 5_000;

/** How long an upload is kept after the last that happened to it. */
export const keptHours = 72;

/** Uploads that one caller may have begun and not used. */
export const openUploads = 50;

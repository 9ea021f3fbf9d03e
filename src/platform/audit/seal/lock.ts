/** Advisory lock of whoever makes the tree grow, or changes its key. */
export const sealLock = 7_364_283;

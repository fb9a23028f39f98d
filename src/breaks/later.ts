/** So many minutes a prompt can be put off. */
export const LATER = [10, 30] as const

/** How much of a text is read, in UTF-16 code units: all of it for warning signs, its beginning for the search. */
export const READS = { signs: 100_000, search: 2_000 } as const

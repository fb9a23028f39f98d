/**
 * Numbers of fewer people than this are never shown: of one or two, everybody in a team knows who they are. Nor may two
 * numbers be shown of which the difference is such a number; so nothing that is shown of a team is ever a sum.
 */
export const FEWEST = 3

/** A number of people where it may be shown; otherwise nothing, and nothing tells none, one and two apart. */
export function countToShow(people: number): number | undefined {
  return people >= FEWEST ? people : undefined
}

/** How a number that is not shown is said. */
export const TOO_FEW = `fewer than ${FEWEST}`

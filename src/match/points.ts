/** By the place that a meaning has in a page's list, best first; the last number holds for all places after it. */
export type Points = readonly number[]

/**
 * Every number that tunes the ranking, in points. Words that were understood give points to the pages that name
 * their meaning; the tests in test/match/understand.test.ts say which page has to come first.
 */
export const POINTS = {
  area: [3, 2, 1.4, 1],
  /** For the areas after the first that the question names: where it hurts most is said first. */
  laterArea: [2, 1.4, 1, 0.7],
  feeling: [1.6, 1.4, 1.2, 1, 0.8],
  /** For a feeling that is only like the one that was said. */
  likeFeeling: [0.8, 0.7, 0.6, 0.5, 0.4],
  /** By the place that the exercise has in the cause's list. */
  causeToExercise: [1.2, 1, 0.8, 0.7, 0.5, 0.3],
  purpose: [2.4, 1.4, 1],
  thing: [2.5],
  setting: [0.6, 0],
  discreet: [2],
  yoga: [3],
  lyingInBed: [1.5],
  named: [6],
  /** Work for tired muscles comes first only for who is weak or asks for it. */
  onlyStrengthens: [-1.5],
  /** What has to be adapted to a condition comes after what suits it as it is. */
  adapted: [-1],
  cause: [6],
  causeArea: [1.5, 1.1, 0.8, 0.6],
  causeFeeling: [1, 0.8, 0.6, 0.5, 0.4],
} as const

/** Small preferences between pages that fit alike: what is easy, needs nothing and can be done where one sits. */
export const PREFERENCES = {
  easy: 0.4,
  medium: 0.1,
  hard: 0,
  deskReady: 0.15,
  needsKit: -0.8,
  common: { 'very common': 1.1, common: 0.6, 'less common': 0 },
} as const

/** The points for a place in a list. */
export function pointsAt(points: Points, place: number): number {
  return points[Math.min(place, points.length - 1)] ?? 0
}

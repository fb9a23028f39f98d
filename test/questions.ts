import { ABOUT } from './questions/about.ts'
import { COMPLAINTS } from './questions/complaints.ts'
import { LANGUAGES } from './questions/languages.ts'
import { LIMITS } from './questions/limits.ts'
import { LOOKALIKES } from './questions/lookalikes.ts'
import { OTHER_SUBJECTS } from './questions/other-subjects.ts'
import { TALK } from './questions/talk.ts'
import { WARNING_SIGNS } from './questions/warning-signs.ts'
import type { Row } from './questions/row.ts'

export type { Row }

/** The truth table: how Limber is meant to understand people. */
export const QUESTIONS: readonly Row[] = [
  ...WARNING_SIGNS,
  ...LOOKALIKES,
  ...COMPLAINTS,
  ...ABOUT,
  ...LIMITS,
  ...TALK,
  ...OTHER_SUBJECTS,
  ...LANGUAGES,
]

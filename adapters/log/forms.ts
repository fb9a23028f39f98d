/** How lines are written: for programs, for people, or not at all. */
export const LOG_FORMS = ['json', 'text', 'off'] as const
export type LogForm = (typeof LOG_FORMS)[number]

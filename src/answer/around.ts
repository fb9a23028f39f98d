/** What an answer has to know besides what was understood. */
export type Around = {
  /** The person's country, as an ISO 3166 code, where it is known. */
  readonly country?: string | undefined
  /** Whether the answer should close with the question for warning signs. */
  readonly asksForSigns?: boolean
  /** The language of the question, for a first line in it. */
  readonly language?: string
}

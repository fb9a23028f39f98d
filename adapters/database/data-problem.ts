/** What Limber keeps cannot be used; the message says in one sentence what happened, why and what to do. */
export abstract class DataProblem extends Error {
  abstract readonly trouble: string

  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause })
  }
}

/** The time for a request was over before it left, or before its answer came. */
export class TooLate extends Error {
  override readonly name = 'TooLate'
  constructor() {
    super('no answer in time')
  }
}

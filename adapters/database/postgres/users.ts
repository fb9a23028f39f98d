/** Counts those who use something, so that it can be waited until nobody does. */
export class Users {
  #count = 0
  #nobody: PromiseWithResolvers<void> | undefined

  /** Counts somebody in. */
  enter(): void {
    this.#count += 1
  }

  /** Counts somebody out. */
  leave(): void {
    this.#count -= 1
    if (this.#count > 0) return
    this.#nobody?.resolve()
    this.#nobody = undefined
  }

  /** Resolves when nobody uses it. */
  async nobody(): Promise<void> {
    if (this.#count === 0) return
    this.#nobody ??= Promise.withResolvers()
    await this.#nobody.promise
  }
}

import type { PostgresQueryResult } from 'kysely'
import { endsConnection, PostgresProblem, troubleOfState } from './problem.ts'

type Answered = PostgresQueryResult<unknown>

/** What is needed of a connection of the package `pg`. */
export type LinkedClient = {
  query(sql: string, parameters: readonly unknown[]): Promise<Answered>
  /** In the middle of a query it breaks off. */
  end(): Promise<void>
  release(isOver: boolean): void
}

/** How it is gone about with a connection. */
export type Handling = {
  /** So long does a query take at most, in ms. */
  readonly patience: number
  /** The server's code of an error; nothing where it is not the server's. */
  stateOf(error: unknown): string | undefined
  /** With what a connection ended; nothing where it still stands. */
  endOf(): { readonly error: unknown } | undefined
}

const ROLLED_BACK: Answered = { command: 'ROLLBACK', rowCount: 0, rows: [] }

/**
 * A connection in somebody's hands. It is given up at its first failure that may be the connection's own, and says
 * whether what was asked for last may have been done all the same: that is so where the answer to a COMMIT is lost, or
 * to a statement that is a transaction by itself, but never within a transaction, which the server undoes.
 */
export class Link {
  readonly #client: LinkedClient
  readonly #handling: Handling
  #isWithin = false
  #isOver = false
  #released = () => {}

  constructor(client: LinkedClient, handling: Handling) {
    this.#client = client
    this.#handling = handling
  }

  /** Asks the server; rejects with a `PostgresProblem`, or with whatever is wrong with the query itself. */
  async query(sql: string, parameters: readonly unknown[] = []): Promise<Answered> {
    this.#isOver ||= this.#handling.endOf() !== undefined
    // The server has undone it by itself; to fail here would hide why.
    if (this.#isOver && sql === 'rollback') return ROLLED_BACK
    if (this.#isOver) throw new PostgresProblem('lost', this.#handling.endOf()?.error)
    const mayBeDone = sql === 'commit' || (!this.#isWithin && !/^\s*(select|begin|start)\b/i.test(sql))
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      void this.#client.end()
    }, this.#handling.patience)
    try {
      const result = await this.#client.query(sql, parameters)
      this.#isWithin = /^(begin|start)\b/.test(sql) || (this.#isWithin && !/^(commit|rollback)$/.test(sql))
      return result
    } catch (error) {
      throw this.#problemOf(error, isLate, mayBeDone)
    } finally {
      clearTimeout(timer)
    }
  }

  /** Gives the connection back, for good where it is of no use any more. */
  release(isOver = false): void {
    this.#client.release(isOver || this.#isOver)
    this.#released()
  }

  /** Says what is to happen when it is given back. */
  whenReleased(released: () => void): void {
    this.#released = released
  }

  #problemOf(error: unknown, isLate: boolean, mayBeDone: boolean): unknown {
    const state = this.#handling.stateOf(error)
    const trouble = state === undefined ? this.#endBy(isLate) : troubleOfState(state)
    if (trouble === undefined) return error
    const isCut = state === undefined || endsConnection(trouble)
    this.#isOver ||= isCut
    // A server that can only be read has certainly written nothing.
    const isUnknown = mayBeDone && isCut && trouble !== 'read-only'
    return new PostgresProblem(trouble, error, isUnknown ? 'unknown' : 'not done')
  }

  #endBy(isLate: boolean): 'slow' | 'lost' | undefined {
    if (isLate) return 'slow'
    return this.#handling.endOf() && 'lost'
  }
}

import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { planWording, type Planned, type Refused } from '../../src/inbox/plan.ts'
import { pagesIn } from '../disk/pages.ts'

/** Where a wording was written to and what the same question gets from now on, or all that speaks against it. */
export type Added = Omit<Planned, 'markdown'> | Refused

/**
 * Adds a wording to the line of an exercise, cause or meaning, in the pages of a folder; `words` is the part of it that
 * counts. Nothing is written unless all pages stay sound and the question is answered then.
 */
export async function addWording(
  folder: string,
  target: string,
  wording: string,
  words?: string,
): Promise<Added> {
  const plan = planWording(pagesIn(folder), target, wording, words)
  if ('problems' in plan) return plan
  const { markdown, ...added } = plan
  try {
    replaceFile(join(folder, plan.file), markdown)
  } catch (error) {
    return {
      problems: [
        `${plan.file} cannot be written (${(error as Error).message}), so nothing is changed: allow it, or edit the page by hand.`,
      ],
    }
  }
  return added
}

/** Written under another name first, so that nobody ever reads half a page. */
function replaceFile(path: string, markdown: string): void {
  const unfinished = `${path}.${process.pid}`
  try {
    writeFileSync(unfinished, markdown, { flush: true })
    renameSync(unfinished, path)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

import { accessSync, constants, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { DATABASE } from './folder.ts'
import { folderProblem } from './problem.ts'

/** How many bytes are free on the disk of a data folder; throws a `DataFolderProblem` where nobody may write there. */
export function roomIn(folder: string): number {
  const path = join(folder, DATABASE)
  try {
    for (const one of [folder, path]) accessSync(one, constants.R_OK | constants.W_OK)
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch (error) {
    throw folderProblem(folder, path, error)
  }
}

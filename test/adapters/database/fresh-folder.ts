import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder for one test, which is removed after it. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'limber test ü '))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

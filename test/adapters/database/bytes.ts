import { spawnSync } from 'node:child_process'

const SCRIPT = `
const { readdirSync, readFileSync } = require('node:fs')
const [folder, ...needles] = process.argv.slice(1)
const found = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .flatMap(({ name, parentPath }) => {
    const bytes = readFileSync(parentPath + '/' + name)
    return needles.filter((needle) => bytes.includes(needle)).map((needle) => name + ' holds ' + needle)
  })
console.log(JSON.stringify(found))
`

/**
 * Which files of a folder hold which of these words, byte for byte. Another process looks, because a process that
 * closes a file frees all its locks on it, also those of an open database.
 */
export function whatHolds(folder: string, needles: readonly string[]): readonly string[] {
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', SCRIPT, folder, ...needles], {
    encoding: 'utf8',
  })
  if (stderr !== '') throw new Error(stderr)
  return JSON.parse(stdout)
}

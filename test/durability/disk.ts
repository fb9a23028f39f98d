import { spawnSync } from 'node:child_process'
import { mkdirSync, openSync, closeSync, renameSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const MEGABYTES = 128

/** A disk whose power can be cut: an ext4 image behind a loop device. Needs root, and a Linux that has both. */
export type Disk = {
  /** Where its files are while it is mounted. */
  readonly at: string
  mount(): void
  unmount(): Promise<void>
  /** Keeps what has reached the disk up to now; what only the system's memory holds is not in it. */
  copy(): void
  /** The disk becomes that copy. Only while it is not mounted. */
  cut(): void
}

/** Makes a disk in a folder, or says why that is not possible here. */
export function makeDisk(folder: string): Disk | { readonly impossible: string } {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return { impossible: 'it needs Linux and root' }
  const [image, copied, at] = ['image', 'copied', 'disk'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  let isMounted = false
  const disk: Disk = {
    at,
    mount() {
      command('mount', '-o', 'loop,noatime', image, at)
      isMounted = true
    },
    async unmount() {
      for (let attempt = 0; isMounted; attempt++) {
        try {
          command('umount', at)
          isMounted = false
        } catch (error) {
          if (attempt === 50) throw error
          await sleep(100)
        }
      }
    },
    copy: () => command('cp', '--sparse=always', image, copied),
    cut: () => renameSync(copied, image),
  }
  try {
    mkdirSync(at)
    closeSync(openSync(image, 'w'))
    truncateSync(image, MEGABYTES * 2 ** 20)
    command('mkfs.ext4', '-q', '-F', image)
    disk.mount()
    return disk
  } catch (error) {
    return { impossible: error instanceof Error ? error.message : String(error) }
  }
}

function command(name: string, ...args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(name, args, { encoding: 'utf8' })
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`${name} failed: ${stderr.trim()}`)
}

import { openSync, writeSync } from 'node:fs'
import { openData } from '../../adapters/database/open.ts'
import { randomFrom } from '../bench/random.ts'
import { after, anyCommand, EMPTY_LANE, laneOf, run, type Lane } from './lanes.ts'
import type { Line } from './journal.ts'

// writer.ts <data folder> <journal> <run>: writes until it is killed, and notes each command before and after it.

const LANES = 4

const [folder = '', journal = '', given = '0'] = process.argv.slice(2)
const runNumber = Number(given)
/** Times count up from here: before those of any earlier run, whose breaks are not due then and stay out of the way. */
const START = -runNumber * 1_000_000
const file = openSync(journal, 'a')
const note = (line: Line) => writeSync(file, `${JSON.stringify(line)}\n`)
const { store } = await openData(folder, 'bot')

async function write(lane: number): Promise<never> {
  const random = randomFrom(runNumber * LANES + lane + 1)
  const whose = laneOf(runNumber, lane)
  for (let state: Lane = { ...EMPTY_LANE, time: START }; ;) {
    const command = anyCommand(state, whose.place.isDirect, random)
    note({ lane, command })
    await run(store, whose, command)
    note({ lane })
    state = after(state, command)
  }
}

await Promise.all(Array.from({ length: LANES }, (_, lane) => write(lane)))

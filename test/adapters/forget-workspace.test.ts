import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openData } from '../../adapters/database/open.ts'
import type { Place } from '../../src/place.ts'
import { draftOf } from './database/drafts.ts'
import { freshFolder } from './database/fresh-folder.ts'
import { limber } from './world.ts'

const place = (platform: string, workspace: string, channel: string): Place => ({
  platform,
  workspace,
  channel,
  isDirect: false,
})
const OF_SLACK = place('slack', 'T1', 'C1')
const OF_DISCORD = place('discord', 'discord', '11/7')
const ELSEWHERE = [place('slack', 'T10', 'C1'), place('discord', 'discord', '111/7')]

/** A folder with two breaks of a workspace, one of a server, and others. */
async function folderWithBreaks(): Promise<string> {
  const folder = join(freshFolder(), 'data')
  const { store, close } = await openData(folder, 'bot')
  for (const one of [OF_SLACK, OF_SLACK, OF_DISCORD, ...ELSEWHERE]) await store.add(draftOf({ place: one }))
  await close()
  return folder
}

async function breaksIn(folder: string): Promise<readonly number[]> {
  const { store, close } = await openData(folder, 'reader')
  const counts = []
  for (const one of [OF_SLACK, OF_DISCORD, ...ELSEWHERE]) counts.push((await store.breaksIn(one)).length)
  await close()
  return counts
}

const forget = (folder: string, ...args: readonly string[]) =>
  limber(['forget-workspace', ...args], { env: { LIMBER_DATA: folder } })

describe('limber forget-workspace', () => {
  test('says first how much that is, and removes nothing', async () => {
    const folder = await folderWithBreaks()
    expect(await forget(folder, 'slack', 'T1')).toEqual({
      code: 0,
      output:
        'Kept of the Slack workspace T1: 2 breaks, with all that happened in them and what its people said to prompts.\nNothing is removed yet: add --yes to remove it for good.\n',
      errors: '',
    })
    expect(await breaksIn(folder)).toEqual([2, 1, 1, 1])
  })

  test.each([
    ['slack', 'T1', 'the Slack workspace T1: 2 breaks', [0, 1, 1, 1]],
    ['discord', '11', 'the Discord server 11: 1 break', [2, 0, 1, 1]],
    ['slack', 'T9', 'the Slack workspace T9: 0 breaks', [2, 1, 1, 1]],
  ])('removes it where that is sure: %s %s', async (platform, id, said, left) => {
    const folder = await folderWithBreaks()
    expect(await forget(folder, platform, id, '--yes')).toEqual({
      code: 0,
      output: `Removed of ${said}, with all that happened in them. The files hold none of it any more.\nMessages that stand there stay as they are, and so do backups and exports that were made before.\n`,
      errors: '',
    })
    expect(await breaksIn(folder)).toEqual(left)
  })

  test('does so beside a running bot', async () => {
    const folder = await folderWithBreaks()
    const bot = await openData(folder, 'bot')
    onTestFinished(() => bot.close())
    expect((await forget(folder, '--yes', 'slack', 'T1')).code).toBe(0)
    expect(await bot.store.breaksIn(OF_SLACK)).toEqual([])
    expect(await bot.store.breaksIn(OF_DISCORD)).toHaveLength(1)
  })

  test.each([
    ['no workspace', ['slack'], 'Name a platform and one workspace on it.'],
    ['too many', ['slack', 'T1', 'T2'], 'Name a platform and one workspace on it.'],
    ['another platform', ['irc', 'T1'], '"irc" is neither slack nor discord.'],
    ['a name', ['slack', 'our team'], '"our team" is no id of the Slack workspace: it looks like T024BE7LD.'],
    [
      'a channel',
      ['discord', '11/7'],
      '"11/7" is no id of the Discord server: it is a number such as 197038439483310086.',
    ],
    ['another option', ['slack', 'T1', '--sure'], '"--sure" is no option, or its value is missing.'],
  ])('refuses %s', async (_, args, why) => {
    const folder = await folderWithBreaks()
    expect(await forget(folder, ...args)).toEqual({
      code: 2,
      output: '',
      errors: `${why}\nUsage: limber forget-workspace <slack or discord> <id of the workspace or server> [--yes]\n`,
    })
    expect(await breaksIn(folder)).toEqual([2, 1, 1, 1])
  })

  test('says that there are no data where there are none', async () => {
    const { code, output, errors } = await forget(join(freshFolder(), 'none'), 'slack', 'T1', '--yes')
    expect([code, output, errors]).toEqual([1, '', expect.stringContaining('Nothing is stored yet')])
  })
})

import { expect, onTestFinished, test } from 'vitest'
import { openData, openInMemory } from '../../../adapters/database/open.ts'
import { whatHolds } from './bytes.ts'
import { newPosted, T } from './deliveries.ts'
import { freshFolder } from './fresh-folder.ts'
import { makeInFolder } from './in-folder.ts'
import { describeWorkspaces } from './workspace-contract.ts'

describeWorkspaces('workspaces in memory', openInMemory)
describeWorkspaces('workspaces in a folder', makeInFolder)

test('afterwards no file holds anything of it', async () => {
  const folder = freshFolder()
  const data = await openData(folder, 'bot')
  onTestFinished(() => data.close())
  const [workspace, words] = ['planted-workspace', 'planted words']
  const person = `slack/${workspace}/planted-person`
  const place = { platform: 'slack', workspace, channel: 'planted-channel', isDirect: false }
  const { id } = await newPosted(data.store, T, { place, owner: person })
  await data.store.answer(id, person, 'done', T, T)
  await data.choices.keep([{ id: 'i', person, place: '', run: { command: 'stretch', text: words } }], T)
  const planted = [workspace, 'planted-channel', person, words]
  expect(whatHolds(folder, planted)).not.toEqual([])
  expect(await data.workspaces.remove({ platform: 'slack', workspace })).toEqual({
    breaks: 1,
    wiped: 'at once',
  })
  expect(whatHolds(folder, planted)).toEqual([])
})

import { relative } from 'node:path'
import { checkKnowledge } from '../../src/check.ts'
import { KNOWLEDGE_FOLDER, pagesIn } from '../disk/pages.ts'
import { DONE, FAILED, refuse, type CliCommand } from './command.ts'
import { sayProblems } from './problems.ts'

/** Lists every problem of every knowledge page. */
export const checkKnowledgeCommand: CliCommand = {
  name: 'check:knowledge',
  usage: '[folder]',
  summary: 'Look through all knowledge pages and list every problem with its line',
  async run(args, console) {
    const [folder = KNOWLEDGE_FOLDER, ...more] = args
    if (more.length > 0 || folder.startsWith('-')) return refuse(this, 'Name one folder, or none.', console)
    let pages
    try {
      pages = pagesIn(folder)
    } catch (error) {
      return refuse(this, `The folder "${folder}" cannot be read (${(error as Error).message}).`, console)
    }
    const checked = checkKnowledge(pages)
    if (!checked.sound) {
      const shown = relative(process.cwd(), folder) || '.'
      console.output.write(`${sayProblems(checked.problems, shown)}\n`)
      const count = checked.problems.length
      console.errors.write(`\n${count} ${count === 1 ? 'problem' : 'problems'} in ${pages.length} pages.\n`)
      return FAILED
    }
    const { exercises, causes, advice, signs } = checked.knowledge
    console.output.write(
      `All sound: ${exercises.length} exercises, ${causes.length} causes, ${advice.length} pages of advice, ${signs.signs.length} warning signs.\n`,
    )
    return DONE
  },
}

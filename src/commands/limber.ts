import { forgetQuestion, forgottenDocument, mydataDocument } from '../answer/privacy.ts'
import type { Answer } from '../answer/answer.ts'
import type { Command, Service } from './command.ts'

type Part = {
  readonly name: string
  readonly usage: string
  readonly summary: string
  run(text: string, service: Service): Answer | Promise<Answer>
}

const privacy = (document: Answer['document']): Answer => ({
  understanding: { kind: 'help', why: 'privacy' },
  document,
})

/** What can follow "/limber". */
const PARTS: readonly Part[] = [
  {
    name: 'check',
    usage: '',
    summary: 'The warning signs to look out for',
    run: (_, { say }) => say({ kind: 'check' }),
  },
  {
    name: 'help',
    usage: '',
    summary: 'What you can ask',
    run: (_, { say }) => say({ kind: 'help', why: 'asked' }),
  },
  {
    name: 'privacy',
    usage: '',
    summary: 'What is remembered and stored, and for how long',
    run: (_, { say }) => say({ kind: 'help', why: 'privacy' }),
  },
  {
    name: 'mydata',
    usage: '',
    summary: 'Everything that is stored about you',
    run: async (text, { breaks, conditions }) =>
      privacy(
        mydataDocument(
          breaks && {
            breaks: await breaks.ports.store.breaksOf(breaks.member.person),
            occurrences: await breaks.ports.store.occurrencesOf(breaks.member.person),
          },
          conditions,
          Number(text) || 1,
        ),
      ),
  },
  {
    name: 'forget',
    usage: '',
    summary: 'Forget everything that is stored about you, at once and for good',
    async run(text, { breaks, forgetTalk }) {
      if (text.trim().toLowerCase() !== 'yes') return privacy(forgetQuestion())
      const gone = await breaks?.ports.store.forget(breaks.member.person)
      forgetTalk()
      return privacy(forgottenDocument(gone))
    },
  },
]

/** What Limber says about itself, about warning signs and about what it remembers. */
export const limber: Command = {
  name: 'limber',
  usage: '',
  summary: 'What you can ask',
  parts: PARTS,
  run(text, service) {
    const [, name = 'help', rest = ''] = /^\s*(\S+)?\s*(.*)$/s.exec(text) ?? []
    const part = PARTS.find((one) => one.name === name.toLowerCase())
    // What is no part is answered, above all where it holds a warning sign.
    const isPart = part !== undefined && (rest === '' || /^(?:yes|me|\d+)$/i.test(rest.trim()))
    return isPart ? part.run(rest, service) : service.ask(text)
  },
}

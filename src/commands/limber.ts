import { cannotLook, forgetQuestion, forgottenDocument, privacyDocument } from '../answer/privacy.ts'
import { mydataDocument } from '../answer/mydata.ts'
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
    run: (_, { keeping }) => privacy(privacyDocument(keeping)),
  },
  {
    name: 'mydata',
    usage: '',
    summary: 'Everything that is stored about you',
    async run(text, { breaks, conditions, keeping }) {
      if (breaks === undefined) return privacy(cannotLook())
      const { ports, library, member } = breaks
      const stored = {
        breaks: await ports.store.breaksOf(member.person),
        occurrences: await ports.store.occurrencesOf(member.person),
        answers: await ports.deliveries.answersOf(member.person),
        alone: await ports.deliveries.aloneOf(member.person),
        // As long as it is kept, also when it does not count any more.
        isSpared: await ports.deliveries.isSpared(member.person, 0),
        buttons: (await ports.buttonsOf?.(member.person)) ?? 0,
        ports,
        library,
      }
      return privacy(mydataDocument(stored, conditions, keeping, Number(text) || 1))
    },
  },
  {
    name: 'forget',
    usage: '',
    summary: 'Forget everything that is stored about you, at once and for good',
    async run(text, { breaks, keeping, forgetTalk }) {
      if (breaks === undefined) return privacy(cannotLook())
      if (text.trim().toLowerCase() !== 'yes') return privacy(forgetQuestion())
      const gone = await breaks.ports.store.forget(breaks.member.person)
      forgetTalk()
      return privacy(forgottenDocument(gone, keeping))
    },
  },
]

/** What Limber says about itself, about warning signs and about what it remembers. */
export const limber: Command = {
  name: 'limber',
  isTyped: true,
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

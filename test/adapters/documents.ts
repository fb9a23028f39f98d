import { adviceCard } from '../../src/answer/advice.ts'
import { causeCard } from '../../src/answer/cause.ts'
import { exerciseCard, exerciseMore } from '../../src/answer/exercise.ts'
import { createLibrary } from '../../src/answer/library.ts'
import { safetyAnswer } from '../../src/answer/safety.ts'
import { createBot } from '../../src/bot.ts'
import { readTyped } from '../../src/commands/typed.ts'
import { offerIn } from '../../src/confirm.ts'
import { choicesOf, type Document, type Invocation } from '../../src/document.ts'
import { directPlace, type Place } from '../../src/place.ts'
import { createTeam } from '../breaks/team.ts'
import { BOT, KNOWLEDGE, TALK } from '../knowledge.ts'
import { HERE } from '../places.ts'

/** Documents of one kind, by what they are. */
export type Named = readonly [name: string, documents: readonly Document[]]

/** Everything that Limber can say, as far as it can be counted. */
export async function DOCUMENTS(): Promise<readonly Named[]> {
  const library = createLibrary(KNOWLEDGE)
  const { exercises, causes, advice, signs } = KNOWLEDGE
  const languages = signs.languages.map(({ language }) => language)
  return [
    ...exercises.map((page): Named => [page.id, [exerciseCard(page), exerciseMore(page, library)]]),
    ['causes', causes.map((page) => causeCard(page, library))],
    ['advice', advice.map((page) => adviceCard(page, library))],
    ...signs.signs
      .filter(({ level }) => level !== 'note')
      .map((sign): Named => [
        `the sign ${sign.id}`,
        languages.flatMap((language) =>
          [false, true].map((again) =>
            safetyAnswer(
              { kind: 'safety', found: { sign, words: [], language }, again, conditions: [] },
              library,
            ),
          ),
        ),
      ]),
    ['questions', questions().map((text) => TALK.ask({ text }).document)],
    ['where buttons lead', await led(questions())],
    ['breaks', await aboutBreaks()],
  ]
}

/** Questions that bring every kind of answer out. */
function questions(): readonly string[] {
  const { words, causes, exercises, advice } = KNOWLEDGE
  return [
    ...words.areas.flatMap(({ name }) =>
      words.feelings.map((feeling) => `${name} ${feeling.name}, what helps`),
    ),
    ...causes.flatMap(({ name }) => [
      `why does ${name} hurt my back`,
      `prevent neck ache from ${name}`,
      name,
    ]),
    ...exercises.flatMap(({ name }) =>
      ['easier than', 'harder than', 'how often', 'something instead of'].map((ask) => `${ask} ${name}`),
    ),
    ...exercises.flatMap(({ name }) => words.conditions.map((one) => `how do I do ${name} with ${one.name}`)),
    ...advice.map(({ name }) => name),
    ...[3, 5, 10].flatMap((minutes) => words.areas.map(({ name }) => `routine: ${minutes} minutes ${name}`)),
    'hello',
    'thanks',
    'what can you do',
    'remind us every friday',
    'my knee hurts',
    'what ibuprofen dose',
    '',
    '🤷',
    'x'.repeat(100_001),
  ]
}

async function led(texts: readonly string[]): Promise<readonly Document[]> {
  const seen = new Set<string>()
  const documents: Document[] = []
  const follow = async (document: Document): Promise<void> => {
    for (const { run } of choicesOf(document)) {
      const key = `${run.command} ${run.text}`
      if (seen.has(key)) continue
      seen.add(key)
      const answer = await BOT.run(run)
      if (answer === undefined) continue
      documents.push(answer.document)
      await follow(answer.document)
    }
  }
  for (const text of texts) await follow(TALK.ask({ text }).document)
  return documents
}

/** What is said and posted of breaks, in a team and to somebody alone, from their setting up to their removal. */
async function aboutBreaks(): Promise<readonly Document[]> {
  const team = await createTeam()
  const bot = createBot(KNOWLEDGE, { breaks: team.ports })
  const documents: Document[] = []

  async function run(invocation: Invocation | undefined, place: Place): Promise<void> {
    const speaker = { person: 'ada', place, at: team.ports.now() }
    const answer = invocation && (await bot.run(invocation, { speaker, zone: 'Europe/Berlin' }))
    if (answer === undefined) throw new Error('There is no such command.')
    documents.push(answer.document)
  }
  const runAll = async (all: readonly string[], place: Place) => {
    for (const written of all)
      await run(written === CONFIRM ? offerIn(documents.at(-1) ?? []) : readTyped(written), place)
  }
  const places = [HERE, directPlace(HERE, 'ada')]
  for (const place of places) await runAll([...ADDING, ...USING], place)
  await team.wait('2026-11-20T10:30')
  for (const place of places) await runAll([...ANSWERING, ...ENDING], place)
  await team.wait('2026-11-20T12:30')
  return [...documents, ...team.chat.seen().map(({ document }) => document)]
}

/** Stands for the button that confirms what was said last. */
const CONFIRM = 'yes'

const ADDING = [
  '/breaks',
  '/breaks add',
  '/breaks add every day',
  '/breaks add weekdays at 4',
  '/breaks add weekdays at 10:30 on the moon',
  '/breaks add weekdays at 10:30; holidays georgia',
  '/breaks nonsense',
  '/breaks add weekdays at 10:30; holidays Germany; not on 24 december; care for pregnancy',
  CONFIRM,
]
const USING = [
  '/breaks list',
  '/breaks preview',
  '/breaks week',
  '/breaks me',
  '/breaks test',
  '/breaks pause for two weeks',
  '/breaks resume',
  '/breaks skip next',
  '/breaks change 1 weekdays at 10:30',
  '/breaks keep',
  '/limber mydata',
  '/limber privacy',
  '/limber help',
  '/limber check',
]
const ANSWERING = ['/breaks done', '/breaks swap', '/breaks later', '/breaks not-today']
const ENDING = ['/breaks remove', CONFIRM, '/breaks list', '/limber forget']

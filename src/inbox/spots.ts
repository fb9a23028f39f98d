import { SECTIONS } from '../knowledge/words.ts'
import { pageRefOf, type PageFile } from '../knowledge/page.ts'
import { nearest } from '../words/distance.ts'

/** A line of a page that a wording can be added to. */
export type Spot = {
  readonly file: string
  /** What the line is called, for people. */
  readonly name: string
  /** Whether its words become words that Limber recognises anywhere, and takes for rightly spelt. */
  readonly isVocabulary: boolean
} & (
  | { readonly kind: 'fact'; readonly fact: string; readonly after: readonly string[] }
  | { readonly kind: 'meaning'; readonly section: string; readonly meaning: string }
)

/** The lines that fit a page or meaning, best first, or why there are none. */
export type Spots = { readonly spots: readonly Spot[] } | { readonly problem: string }

/**
 * Where a wording for a page or meaning belongs: `cat-cow`, `desk-work`, `stiff`, or with its folder or heading in front
 * where two share the name (`settings/desk`).
 */
export function spotsFor(files: readonly PageFile[], target: string): Spots {
  const wanted = target.trim().toLowerCase()
  const all = targetsIn(files)
  const found = all.filter(({ names }) => names.includes(wanted))
  const [first, ...others] = found
  if (first === undefined) {
    const near = nearest(
      wanted,
      all.flatMap(({ names }) => names),
    )
    return {
      problem: `"${target}" is no exercise, cause or meaning.${near === undefined ? '' : ` Did you mean "${near}"?`} An exercise or cause is named by its file, a meaning by its heading in words.md.`,
    }
  }
  if (others.length > 0) {
    const full = found.map(({ names: [name] }) => `"${name}"`).join(' or ')
    return { problem: `"${target}" can be several things: say ${full}.` }
  }
  return { spots: first.spots }
}

/** Something that a wording can be added to, by its full name and its short one. */
type Target = { readonly names: readonly string[]; readonly spots: readonly Spot[] }

function targetsIn(files: readonly PageFile[]): readonly Target[] {
  const pages = files.flatMap(({ file }): readonly Target[] => {
    const ref = pageRefOf(file)
    if (ref === undefined || ref.kind === 'advice') return []
    const spots = ref.kind === 'exercise' ? exerciseSpots(file) : causeSpots(file)
    return [{ names: [file.replace(/\.md$/, ''), ref.id], spots }]
  })
  return [...pages, ...meaningsIn(files.find(({ file }) => file === WORDS))]
}

const WORDS = 'words.md'

/**
 * What people say who do not know an exercise's name describes it, so "Described as" comes first: it is weighed against
 * all other descriptions and hides nothing. A few words that nothing is recognised by in a description are one more name.
 */
function exerciseSpots(file: string): readonly Spot[] {
  const names = ['Also called', 'In yoga', 'In physio', 'In the gym', 'Misspelt as']
  return [
    {
      kind: 'fact',
      file,
      name: 'Described as',
      fact: 'Described as',
      after: ['Short', ...names],
      isVocabulary: false,
    },
    { kind: 'fact', file, name: 'Also called', fact: 'Also called', after: ['Short'], isVocabulary: true },
  ]
}

/**
 * A hint makes a cause likely and may stand on several pages, so it claims least; alone it answers nothing. What has to
 * mean the cause by itself is one more name of it.
 */
function causeSpots(file: string): readonly Spot[] {
  return [
    { kind: 'fact', file, name: 'Hints', fact: 'Hints', after: ['Also called'], isVocabulary: true },
    { kind: 'fact', file, name: 'Also called', fact: 'Also called', after: [], isVocabulary: true },
  ]
}

function meaningsIn(words: PageFile | undefined): readonly Target[] {
  const targets: Target[] = []
  let section = ''
  for (const line of words?.markdown.split(/\r\n|\r|\n/) ?? []) {
    const [, level = '', heading = ''] = /^(##|###) +(.+?) *#* *$/.exec(line) ?? []
    if (level === '##') section = heading
    if (level !== '###' || !Object.hasOwn(SECTIONS, section)) continue
    const spot: Spot = {
      kind: 'meaning',
      file: WORDS,
      name: heading,
      section,
      meaning: heading,
      isVocabulary: true,
    }
    targets.push({
      names: [`${section}/${heading}`.toLowerCase(), heading.toLowerCase()],
      spots: [spot],
    })
  }
  return targets
}

import { chooseBreak, noBreaks } from '../../answer/breaks/which.ts'
import type { Library } from '../../answer/library.ts'
import type { Break } from '../../breaks/break.ts'
import type { BreakPorts } from '../../breaks/ports.ts'
import type { Misread } from '../../breaks/read-plan.ts'
import { whyNotChange, type BreakRights, type Member } from '../../breaks/rights.ts'
import type { Rotation } from '../../breaks/rotation.ts'
import type { Document } from '../../document.ts'
import { refusal } from '../../answer/breaks/problem.ts'
import type { Wish } from '../../match/understanding.ts'
import { directPlace, type Place } from '../../place.ts'

/** What breaks stand on. */
export type BreakService = {
  readonly ports: BreakPorts
  readonly rotation: Rotation
}

/** What is said about breaks, and what was not understood where it says no more than that. */
export type Said = Document | { readonly document: Document; readonly misread: Misread }

/** What a part of "/breaks" works with: what breaks stand on, and who wants what where. */
export type BreakCall = BreakService & {
  readonly library: Library
  readonly member: Member
  readonly place: Place
  /** Who may set up and change the breaks of the place. */
  readonly rights: BreakRights
  /** Conditions the person told of lately. */
  readonly conditions: readonly string[]
  /** The same, told in whatever place: for what comes to the person alone, and never shown where others read. */
  readonly ownConditions: readonly string[]
  /** The person's time zone, where it is known. */
  readonly zone: string | undefined
}

/** What comes after "/breaks". */
export type BreakPart = {
  readonly name: string
  readonly usage: string
  readonly summary: string
  readonly hint?: string
  /** Shows no exercise, so that a warning sign of before need not be settled first. */
  readonly showsNone?: boolean
  /** What of a text Limber may have written itself, and looks through for no warning sign. */
  ownWords?(text: string): string
  /** The wish in somebody's own words that ends here. */
  readonly wish: Wish
  run(text: string, at: BreakCall): Promise<Said>
}

/** A person's own place for breaks that concern nobody else; never somebody else's direct messages, wherever this is. */
export function ownPlace({ place, member }: Pick<BreakCall, 'place' | 'member'>): Place {
  return directPlace(place, member.person)
}

/** The breaks that somebody sees in a place: those of the place, and their own. */
export async function breaksSeen(at: BreakCall): Promise<{ here: readonly Break[]; own: readonly Break[] }> {
  const own = await at.ports.store.breaksIn(ownPlace(at))
  return { here: at.place.isDirect ? [] : await at.ports.store.breaksIn(at.place), own }
}

/** "2", "my 2", "break 2", "#2" */
const NUMBER =
  /^(?:(my|mine|own|personal)\s+)?(?:break\s+)?(?:no\.?\s*|#)?(\d{1,4})(?![\d:.h-])(?!\s*(?:am|pm|minutes?|hours?|days?|weeks?|months?|(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\b)(?:\s*[,;:]?\s+|$)/i
/** One at a time: what is done to all of them cannot be taken back by one word. "Every hour" is no break. */
const ALL =
  /^(?:my\s+)?(?:all(?:\s+(?:of\s+)?(?:the|my|our)?\s*breaks?)?|every(?:\s+(?:one\s+)?(?:of\s+)?(?:the|my|our)?\s*breaks?|(?=\s*$)))\b/i
const OWN = /^(?:my|mine|own|personal)\b(?: (?:own )?(?:break|one)\b)?/i

/** "2 " of "2 weekdays at 11": the number of a break that a text begins with; empty where it begins with none. */
export function numberBefore(text: string): string {
  return NUMBER.exec(text)?.[0] ?? ''
}

/** The break that a text begins with and the rest of the text, or what to ask back. */
export async function breakMeant(
  text: string,
  at: BreakCall,
  part: string,
): Promise<{ readonly kept: Break; readonly rest: string } | Document> {
  const { here, own } = await breaksSeen(at)
  const all = [...here, ...own]
  if (all.length === 0) return noBreaks(at.place)
  const [sole] = all
  if (ALL.test(text) && sole !== undefined) {
    const rest = text.replace(ALL, '').trim()
    return all.length === 1 ? { kept: sole, rest } : chooseBreak(all, { part, rest })
  }
  const [named, mine, number] = NUMBER.exec(text) ?? []
  if (named !== undefined) {
    const among = at.place.isDirect || mine !== undefined ? own : here.length > 0 ? here : own
    const kept = among.find((one) => one.number === Number(number))
    return kept === undefined
      ? chooseBreak(all, { part, rest: text.slice(named.length), missing: named.trim() })
      : { kept, rest: text.slice(named.length).trim() }
  }
  const [said] = OWN.exec(text) ?? []
  // Whose break is meant is asked where somebody says "my" and has none.
  if (said !== undefined && own.length === 0)
    return chooseBreak(all, { part, rest: text.slice(said.length).trim() })
  const among = said !== undefined ? own : here.length > 0 ? here : own
  const rest = text.slice(said?.length ?? 0).trim()
  const [only, ...others] = among
  return only !== undefined && others.length === 0
    ? { kept: only, rest }
    : chooseBreak(among.length > 0 ? among : all, { part, rest })
}

/** What is done with a break and what was said besides its name. */
type Use = (kept: Break, rest: string, call: BreakCall) => Promise<Said>

/** Runs a part on the break that is meant; where that is unclear, asks. */
export function onBreak(part: string, use: Use): BreakPart['run'] {
  return async (text, call) => {
    const meant = await breakMeant(text, call, part)
    return 'kept' in meant ? use(meant.kept, meant.rest, call) : meant
  }
}

/** The same for a part that changes the break, which not everybody may. */
export function onBreakToChange(part: string, use: Use): BreakPart['run'] {
  return async (text, call) => {
    const meant = await breakMeant(text, call, part)
    if (!('kept' in meant)) return meant
    const why = whyNotChange(call.member, meant.kept, call.rights)
    return why === undefined ? use(meant.kept, meant.rest, call) : refusal('That break stays as it is', why)
  }
}
